/** The small order service that the online store's flow asks over HTTP: stands for the one a real shop has. */
@NullMarked
package io.ivory.samples.orders;

import org.jspecify.annotations.NullMarked;
