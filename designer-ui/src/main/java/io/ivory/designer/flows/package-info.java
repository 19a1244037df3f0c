/** The list of flows: making, importing, exporting, duplicating and deleting them. */
@NullMarked
package io.ivory.designer.flows;

import org.jspecify.annotations.NullMarked;
