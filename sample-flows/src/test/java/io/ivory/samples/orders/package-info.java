/** The order service, asked over HTTP. */
@NullMarked
package io.ivory.samples.orders;

import org.jspecify.annotations.NullMarked;
