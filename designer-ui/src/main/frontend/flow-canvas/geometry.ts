/** The canvas snaps to a grid of so many pixels. */
export const GRID: [number, number] = [8, 8];

/** A place, on the screen or on the canvas. */
export interface Point {
  x: number;
  y: number;
}

/** The nearest place on the grid. */
export function snapped(at: Point): Point {
  return { x: Math.round(at.x / GRID[0]) * GRID[0], y: Math.round(at.y / GRID[1]) * GRID[1] };
}

/** Where on the screen a mouse or a finger is. */
export function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : undefined;
  if (touch) {
    return { x: touch.clientX, y: touch.clientY };
  }
  return 'clientX' in event ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 };
}

/** The node that is drawn at a place on the screen. */
export function nodeAt(at: Point): string | undefined {
  const node = document.elementFromPoint(at.x, at.y)?.closest('.react-flow__node');
  return node?.getAttribute('data-id') ?? undefined;
}
