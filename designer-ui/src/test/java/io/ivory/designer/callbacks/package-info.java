@NullMarked
package io.ivory.designer.callbacks;

import org.jspecify.annotations.NullMarked;
