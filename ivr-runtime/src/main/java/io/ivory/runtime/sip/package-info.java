/** Calls over SIP (RFC 3261): one endpoint that takes and places them. The only package that knows the SIP stack. */
@NullMarked
package io.ivory.runtime.sip;

import org.jspecify.annotations.NullMarked;
