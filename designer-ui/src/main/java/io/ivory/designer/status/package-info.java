/** How Ivory does, at a glance and for scripts. */
@NullMarked
package io.ivory.designer.status;

import org.jspecify.annotations.NullMarked;
