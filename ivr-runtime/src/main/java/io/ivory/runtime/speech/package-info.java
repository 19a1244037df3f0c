/** Words into sound: the speech engines behind one port, recorded prompts, and the cache of both. */
@NullMarked
package io.ivory.runtime.speech;

import org.jspecify.annotations.NullMarked;
