/** Plays the test calls of every sample. */
@org.jspecify.annotations.NullMarked
package io.ivory.samples;
