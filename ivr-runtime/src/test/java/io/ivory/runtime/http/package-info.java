/** Tests of {@code http}. */
@NullMarked
package io.ivory.runtime.http;

import org.jspecify.annotations.NullMarked;
