@NullMarked
package io.ivory.designer.base;

import org.jspecify.annotations.NullMarked;
