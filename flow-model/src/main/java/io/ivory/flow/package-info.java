/** What a flow is: its nodes, their exits, its prompts. Immutable values; nothing here reads files or knows the time. */
@NullMarked
package io.ivory.flow;

import org.jspecify.annotations.NullMarked;
