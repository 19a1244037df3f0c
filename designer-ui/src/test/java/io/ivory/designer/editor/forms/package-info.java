@NullMarked
package io.ivory.designer.editor.forms;

import org.jspecify.annotations.NullMarked;
