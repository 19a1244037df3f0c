/** The drawing area: what it is shown, what it reports, and where cards stand. */
@NullMarked
package io.ivory.designer.editor.canvas;

import org.jspecify.annotations.NullMarked;
