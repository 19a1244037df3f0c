/** Sound files that people upload: WAV, MP3, Ogg Vorbis and Ogg Opus become recordings, or are refused with a reason. */
@NullMarked
package io.ivory.runtime.audiofile;

import org.jspecify.annotations.NullMarked;
