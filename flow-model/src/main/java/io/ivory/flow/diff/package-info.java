/** What changed between two states of a flow, in sentences and for the canvas, and how two people's changes go together. */
@NullMarked
package io.ivory.flow.diff;

import org.jspecify.annotations.NullMarked;
