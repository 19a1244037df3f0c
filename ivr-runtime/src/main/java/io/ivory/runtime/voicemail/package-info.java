/** Voicemail boxes: the files of what callers leave, their records, and who is told of them. */
@NullMarked
package io.ivory.runtime.voicemail;

import org.jspecify.annotations.NullMarked;
