@NullMarked
package io.ivory.flow.diff;

import org.jspecify.annotations.NullMarked;
