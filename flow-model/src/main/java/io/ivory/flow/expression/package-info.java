/**
 * What a flow computes and what it fills in: CEL expressions, the values in prompts and how they are spoken, and the
 * values in HTTP requests. Compiled once, thread-safe, no clock, no access to the host.
 */
@NullMarked
package io.ivory.flow.expression;

import org.jspecify.annotations.NullMarked;
