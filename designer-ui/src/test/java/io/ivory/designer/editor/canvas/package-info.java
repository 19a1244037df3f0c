@NullMarked
package io.ivory.designer.editor.canvas;

import org.jspecify.annotations.NullMarked;
