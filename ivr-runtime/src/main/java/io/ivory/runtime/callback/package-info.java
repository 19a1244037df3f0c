/** Notes who is to be called back. */
@NullMarked
package io.ivory.runtime.callback;

import org.jspecify.annotations.NullMarked;
