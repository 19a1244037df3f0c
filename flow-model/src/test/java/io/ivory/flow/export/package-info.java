@NullMarked
package io.ivory.flow.export;

import org.jspecify.annotations.NullMarked;
