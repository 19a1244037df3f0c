/** Tests of {@code simulation}. */
@NullMarked
package io.ivory.runtime.simulation;

import org.jspecify.annotations.NullMarked;
