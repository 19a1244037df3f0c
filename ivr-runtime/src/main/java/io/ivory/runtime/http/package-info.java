/** Asks the shop's services over HTTP: in time, in bounds, and never an address that flows must not reach. */
@NullMarked
package io.ivory.runtime.http;

import org.jspecify.annotations.NullMarked;
