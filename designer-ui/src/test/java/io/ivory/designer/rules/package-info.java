/** Tests of the pages of the rules. */
@NullMarked
package io.ivory.designer.rules;

import org.jspecify.annotations.NullMarked;
