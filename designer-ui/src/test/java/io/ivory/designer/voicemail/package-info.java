@NullMarked
package io.ivory.designer.voicemail;

import org.jspecify.annotations.NullMarked;
