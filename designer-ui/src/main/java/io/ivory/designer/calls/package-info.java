/** The calls that came in, and the way each took through its flow. */
@NullMarked
package io.ivory.designer.calls;

import org.jspecify.annotations.NullMarked;
