@NullMarked
package io.ivory.runtime.callback;

import org.jspecify.annotations.NullMarked;
