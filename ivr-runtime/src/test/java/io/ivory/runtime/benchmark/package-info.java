/** Tests of the meter itself: a wrong figure is worse than none. */
@NullMarked
package io.ivory.runtime.benchmark;

import org.jspecify.annotations.NullMarked;
