/** Keys pressed on a phone: RFC 4733 telephone-events, and when keypad input is complete. Pure; time is passed in. */
@NullMarked
package io.ivory.runtime.dtmf;

import org.jspecify.annotations.NullMarked;
