@NullMarked
package io.ivory.flow.explore;

import org.jspecify.annotations.NullMarked;
