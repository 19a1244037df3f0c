@NullMarked
package io.ivory.designer.editor;

import org.jspecify.annotations.NullMarked;
