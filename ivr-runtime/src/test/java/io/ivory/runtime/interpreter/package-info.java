/** Tests of {@code interpreter}. */
@NullMarked
package io.ivory.runtime.interpreter;

import org.jspecify.annotations.NullMarked;
