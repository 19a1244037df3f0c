/** Tests of the settings. */
@NullMarked
package io.ivory.runtime.server;

import org.jspecify.annotations.NullMarked;
