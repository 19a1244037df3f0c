/** Figures for those who watch over Ivory: read from the phone side and handed to Micrometer and to the status. */
@NullMarked
package io.ivory.designer.metrics;

import org.jspecify.annotations.NullMarked;
