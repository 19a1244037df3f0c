/** The pages of the rules that flows are held to. */
@NullMarked
package io.ivory.designer.rules;

import org.jspecify.annotations.NullMarked;
