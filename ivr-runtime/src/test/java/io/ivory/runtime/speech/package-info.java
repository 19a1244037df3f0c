/** Tests of {@code speech}. */
@NullMarked
package io.ivory.runtime.speech;

import org.jspecify.annotations.NullMarked;
