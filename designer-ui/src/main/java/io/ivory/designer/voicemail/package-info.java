/** What callers left in voicemail boxes: to hear, to deal with, to delete. */
@NullMarked
package io.ivory.designer.voicemail;

import org.jspecify.annotations.NullMarked;
