/** What two parties say about their audio: session descriptions (RFC 8866) and offer/answer (RFC 3264). */
@NullMarked
package io.ivory.runtime.sdp;

import org.jspecify.annotations.NullMarked;
