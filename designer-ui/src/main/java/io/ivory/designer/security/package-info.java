/** Who may do what: log-in, tokens of scripts, and what the browser is told to refuse. */
@NullMarked
package io.ivory.designer.security;

import org.jspecify.annotations.NullMarked;
