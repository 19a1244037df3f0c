/** RTP (RFC 3550) without threads or sockets: packets, pacing, and whom to believe. */
@NullMarked
package io.ivory.runtime.rtp;

import org.jspecify.annotations.NullMarked;
