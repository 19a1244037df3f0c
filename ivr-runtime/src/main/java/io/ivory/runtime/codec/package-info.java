/** Audio codecs of telephony: linear samples to the bytes on the wire and back. */
@NullMarked
package io.ivory.runtime.codec;

import org.jspecify.annotations.NullMarked;
