/** Stories of the command line: what people and CI call, and what they get. */
@NullMarked
package io.ivory.runtime.commandline;

import org.jspecify.annotations.NullMarked;
