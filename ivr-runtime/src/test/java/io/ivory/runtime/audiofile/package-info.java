/** Uploaded sound files: good, foreign, damaged and hostile ones. */
@NullMarked
package io.ivory.runtime.audiofile;

import org.jspecify.annotations.NullMarked;
