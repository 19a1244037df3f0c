@NullMarked
package io.ivory.runtime.dns;

import org.jspecify.annotations.NullMarked;
