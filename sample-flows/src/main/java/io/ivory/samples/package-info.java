/** Bundles to start from: flows with the tables, hours and people they need, and test calls that prove them. */
@NullMarked
package io.ivory.samples;

import org.jspecify.annotations.NullMarked;
