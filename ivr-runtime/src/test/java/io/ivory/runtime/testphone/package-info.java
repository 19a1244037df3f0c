/**
 * A telephone for tests: speaks SIP and RTP of its own over the loopback interface and shares no code with the runtime
 * it calls, so that a mistake cannot hide by being made on both sides.
 */
@NullMarked
package io.ivory.runtime.testphone;

import org.jspecify.annotations.NullMarked;
