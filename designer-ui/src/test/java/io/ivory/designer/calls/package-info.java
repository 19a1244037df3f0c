@NullMarked
package io.ivory.designer.calls;

import org.jspecify.annotations.NullMarked;
