/**
 * Flows of other products and of spreadsheets, brought over: each source becomes flows that can be opened, and a report
 * of what was brought over, what changed its meaning and what a person has to decide (see docs/convert.md).
 */
@NullMarked
package io.ivory.flow.convert;

import org.jspecify.annotations.NullMarked;
