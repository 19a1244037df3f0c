/** The editor of a flow: canvas, forms, problems, publishing. */
@NullMarked
package io.ivory.designer.editor;

import org.jspecify.annotations.NullMarked;
