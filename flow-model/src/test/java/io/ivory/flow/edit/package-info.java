/** Tests of edits and of undo. */
@NullMarked
package io.ivory.flow.edit;

import org.jspecify.annotations.NullMarked;
