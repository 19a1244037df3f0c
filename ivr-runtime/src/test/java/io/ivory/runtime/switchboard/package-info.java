/** Tests of {@code switchboard}. */
@NullMarked
package io.ivory.runtime.switchboard;

import org.jspecify.annotations.NullMarked;
