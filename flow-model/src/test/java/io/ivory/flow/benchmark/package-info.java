/** How quick the model is and how its times grow with the size of a flow: {@code ./ivory bench model}. */
@NullMarked
package io.ivory.flow.benchmark;

import org.jspecify.annotations.NullMarked;
