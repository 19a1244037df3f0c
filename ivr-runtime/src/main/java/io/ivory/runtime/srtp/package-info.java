/** Sound and reports that nobody on the way can hear or change: SRTP and SRTCP (RFC 3711). */
@NullMarked
package io.ivory.runtime.srtp;

import org.jspecify.annotations.NullMarked;
