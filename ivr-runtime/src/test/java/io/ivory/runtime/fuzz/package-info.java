/** What {@code ./ivory fuzz} throws at the phone side's readers, and every build for a moment. */
@NullMarked
package io.ivory.runtime.fuzz;

import org.jspecify.annotations.NullMarked;
