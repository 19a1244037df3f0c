@NullMarked
package io.ivory.runtime.voicemail;

import org.jspecify.annotations.NullMarked;
