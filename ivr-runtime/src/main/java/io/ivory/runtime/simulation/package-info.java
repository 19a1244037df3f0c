/** Calls without a telephone: scripted callers, their transcripts, and the test calls stored in flows. */
@NullMarked
package io.ivory.runtime.simulation;

import org.jspecify.annotations.NullMarked;
