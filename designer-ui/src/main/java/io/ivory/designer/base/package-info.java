/** The small parts that views share, and who uses them. */
@NullMarked
package io.ivory.designer.base;

import org.jspecify.annotations.NullMarked;
