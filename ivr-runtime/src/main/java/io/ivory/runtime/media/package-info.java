/** The audio of calls: the media thread, its sockets, and what it plays and hears on each of them. */
@NullMarked
package io.ivory.runtime.media;

import org.jspecify.annotations.NullMarked;
