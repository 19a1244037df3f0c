@NullMarked
package io.ivory.designer;

import org.jspecify.annotations.NullMarked;
