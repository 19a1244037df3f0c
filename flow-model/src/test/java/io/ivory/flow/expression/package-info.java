/** What expressions, prompts and requests are filled with. */
@NullMarked
package io.ivory.flow.expression;

import org.jspecify.annotations.NullMarked;
