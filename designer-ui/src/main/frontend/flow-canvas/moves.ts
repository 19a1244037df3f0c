import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { CanvasNode, CanvasStore } from './canvas-store';
import { snapped } from './geometry';
import type { Gesture, Move } from './types';

const KEYBOARD_MOVE_SETTLES_MS = 400;

/** What the drawing tells about nodes that move. */
interface Moves {
  onNodesChange: (changes: NodeChange<CanvasNode>[]) => void;
  dragStarts: () => void;
  dragEnds: (nodes: CanvasNode[]) => void;
}

/** Reports where nodes were moved: at the end of a drag, or once the arrow keys rest. */
export function useMoves(store: CanvasStore, emit: (gesture: Gesture) => void): Moves {
  const dragging = useRef(false);
  const keyboardMoves = useRef(new Map<string, Move>());
  const settle = useRef<number | undefined>(undefined);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      store.applyNodes(changes);
      for (const change of changes) {
        if (change.type === 'position' && change.dragging === false && change.position && !dragging.current) {
          keyboardMoves.current.set(change.id, { id: change.id, ...snapped(change.position) });
        }
      }
      if (keyboardMoves.current.size > 0) {
        window.clearTimeout(settle.current);
        settle.current = window.setTimeout(() => {
          emit({ gesture: 'move', moves: [...keyboardMoves.current.values()] });
          keyboardMoves.current.clear();
        }, KEYBOARD_MOVE_SETTLES_MS);
      }
    },
    [emit, store],
  );
  const dragStarts = (): void => {
    dragging.current = true;
  };
  const dragEnds = (nodes: CanvasNode[]): void => {
    dragging.current = false;
    emit({ gesture: 'move', moves: nodes.map((node) => ({ id: node.id, ...snapped(node.position) })) });
  };
  return { onNodesChange, dragStarts, dragEnds };
}
