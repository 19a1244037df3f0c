/** Who is to be called back. */
@NullMarked
package io.ivory.designer.callbacks;

import org.jspecify.annotations.NullMarked;
