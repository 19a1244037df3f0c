/** What trunks are: our connections to carriers and telephone systems, their limits, and the numbers that come over them. */
@NullMarked
package io.ivory.runtime.trunk;

import org.jspecify.annotations.NullMarked;
