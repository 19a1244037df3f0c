/** Whole calls through the whole program: telephones that are none of ours call what people drew. */
@NullMarked
package io.ivory.designer.e2e;

import org.jspecify.annotations.NullMarked;
