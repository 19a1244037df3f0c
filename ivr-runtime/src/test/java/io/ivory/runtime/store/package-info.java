@NullMarked
package io.ivory.runtime.store;

import org.jspecify.annotations.NullMarked;
