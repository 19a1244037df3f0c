/** Takes calls: number to flow, free lines, one thread a call, and the place where bugs end. */
@NullMarked
package io.ivory.runtime.switchboard;

import org.jspecify.annotations.NullMarked;
