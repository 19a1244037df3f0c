/** The forms of the node types: one class each, all made of the same fields. */
@NullMarked
package io.ivory.designer.editor.forms;

import org.jspecify.annotations.NullMarked;
