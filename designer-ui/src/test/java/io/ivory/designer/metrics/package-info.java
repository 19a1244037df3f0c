@NullMarked
package io.ivory.designer.metrics;

import org.jspecify.annotations.NullMarked;
