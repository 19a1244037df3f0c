package io.ivory.flow;

/**
 * Where a node's card stands on the canvas.
 *
 * @param x pixels to the right of the origin at zoom 1
 * @param y pixels below the origin at zoom 1
 */
public record Position(int x, int y) {}
