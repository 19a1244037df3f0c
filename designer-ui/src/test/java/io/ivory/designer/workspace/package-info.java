@NullMarked
package io.ivory.designer.workspace;

import org.jspecify.annotations.NullMarked;
