/**
 * Measures a telephone engine from its callers' side: this one, started for the purpose, or any other on this machine.
 * Nothing of it runs while Ivory takes calls.
 */
@NullMarked
package io.ivory.runtime.benchmark;

import org.jspecify.annotations.NullMarked;
