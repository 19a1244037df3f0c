/** Sources of all kinds, what must become of them, and what must not happen with broken ones. */
@NullMarked
package io.ivory.flow.convert;

import org.jspecify.annotations.NullMarked;
