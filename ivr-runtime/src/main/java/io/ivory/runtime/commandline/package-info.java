/** The command line: everything that can be said about flows without a server, for people, git and CI. */
@NullMarked
package io.ivory.runtime.commandline;

import org.jspecify.annotations.NullMarked;
