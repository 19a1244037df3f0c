/** Changes that a designer makes to a flow, as values: each makes a new flow of the old one, so that undo is a stack. */
@NullMarked
package io.ivory.flow.edit;

import org.jspecify.annotations.NullMarked;
