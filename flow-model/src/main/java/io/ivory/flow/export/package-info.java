/** A flow for readers without the designer: as a picture, as a diagram in text, as a script to print. */
@NullMarked
package io.ivory.flow.export;

import org.jspecify.annotations.NullMarked;
