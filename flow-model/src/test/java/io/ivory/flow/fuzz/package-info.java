/** What a fuzzer calls with arbitrary bytes, and a look at each with a few of them in every build. */
@NullMarked
package io.ivory.flow.fuzz;

import org.jspecify.annotations.NullMarked;
