/** Tests of the runtime as a whole. */
@NullMarked
package io.ivory.runtime;

import org.jspecify.annotations.NullMarked;
