/** A SIP leg and a media session that together are one caller on the line. */
@NullMarked
package io.ivory.runtime.telephony;

import org.jspecify.annotations.NullMarked;
