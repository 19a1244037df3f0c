/**
 * Proves what holds for every call that a flow can take, or finds a call for which it does not: visits every abstract
 * state that calls can be in. What is proved and how far it can be trusted stands in docs/proof.md.
 */
@NullMarked
package io.ivory.flow.explore;

import org.jspecify.annotations.NullMarked;
