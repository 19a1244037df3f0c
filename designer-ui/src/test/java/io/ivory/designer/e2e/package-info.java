/** Ivory as its users have it: the built program in a process of its own, called by telephones. */
@NullMarked
package io.ivory.designer.e2e;

import org.jspecify.annotations.NullMarked;
