/** Follows a flow on behalf of one caller. Knows no network: the same for a scripted caller as for a real one. */
@NullMarked
package io.ivory.runtime.interpreter;

import org.jspecify.annotations.NullMarked;
