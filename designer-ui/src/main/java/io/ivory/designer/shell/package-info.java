/** The frame around every view: navigation, log-in, colours. */
@NullMarked
package io.ivory.designer.shell;

import org.jspecify.annotations.NullMarked;
