import { useNodesInitialized, useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { START, type CanvasEdge, type CanvasNode, type CanvasStore } from './canvas-store';

const READABLE_ZOOM = 0.55;
const OPENING_ZOOM = 0.75;

/** What the server may ask of the view. */
export interface CanvasView {
  fit: () => void;
  reveal: (id: string) => void;
  /** Moves as little as needed to have the node in view. */
  keepInView: (id: string) => void;
}

/** Moves the view where the server asks, and over a new picture once it is drawn. */
export function useView(store: CanvasStore, area: RefObject<HTMLDivElement | null>, onReady: (view: CanvasView) => void): void {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();

  useEffect(() => {
    onReady({
      fit: () => void flow.fitView({ padding: 0.12, maxZoom: 1, duration: 200 }),
      keepInView: (id) => {
        const node = flow.getNode(id);
        const box = area.current?.getBoundingClientRect();
        if (!node || !box) {
          return;
        }
        const { x, y, zoom } = flow.getViewport();
        const right = (node.position.x + (node.measured?.width ?? 260)) * zoom + x;
        const beyond = right - (box.width - 24);
        if (beyond > 0) {
          void flow.setViewport({ x: x - beyond, y, zoom }, { duration: 200 });
        }
      },
      reveal: (id) => {
        void flow.fitView({ nodes: [{ id }], padding: 0.4, maxZoom: 1, minZoom: 0.6, duration: 200 });
      },
    });
  }, [area, flow, onReady]);

  // all of a new picture, or its beginning where all of it would be too small to read
  const measured = useNodesInitialized();
  useEffect(() => {
    if (!measured || !store.toOpen) {
      return;
    }
    store.toOpen = false;
    const onPath = store.nodes.filter((node) => node.type === 'card' && node.data.visited);
    void flow.fitView({ padding: 0.12, maxZoom: 1, ...(store.readonly ? { nodes: onPath } : {}) }).then(() => {
      const start = flow.getNode(START);
      const box = area.current?.getBoundingClientRect();
      if (flow.getZoom() < READABLE_ZOOM && start && box && !store.readonly) {
        const left = box.width < 700 ? 72 : 96;
        const zoom = OPENING_ZOOM;
        void flow.setViewport({ x: left - start.position.x * zoom, y: box.height * 0.42 - start.position.y * zoom, zoom });
      }
    });
  });
}
