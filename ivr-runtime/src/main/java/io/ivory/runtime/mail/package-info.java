/** Letters by e-mail: sent when they can be, never waited for. */
@NullMarked
package io.ivory.runtime.mail;

import org.jspecify.annotations.NullMarked;
