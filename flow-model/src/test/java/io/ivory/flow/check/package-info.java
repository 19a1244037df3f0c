/** What flows are held to. */
@NullMarked
package io.ivory.flow.check;

import org.jspecify.annotations.NullMarked;
