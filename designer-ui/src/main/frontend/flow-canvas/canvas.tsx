import '@xyflow/react/dist/style.css';
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  Controls,
  MarkerType,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type FinalConnectionState,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type DragEvent, type ReactElement } from 'react';
import { START, type CanvasEdge, type CanvasNode, type CanvasStore } from './canvas-store';
import { CardActionsContext, nodeTypes, type CardActions } from './card';
import { GRID, nodeAt, pointOf, snapped, type Point } from './geometry';
import { useMoves } from './moves';
import { Chooser, DRAGGED_TYPE, Palette } from './palette';
import { useKeys, type Command } from './shortcuts';
import type { Gesture, NodeType, PaletteEntry } from './types';
import { useView, type CanvasView } from './view';
import { edgeTypes } from './way';

const CHOOSER_WIDTH = 280;
const CHOOSER_HEIGHT = 340;

export interface CanvasProps {
  store: CanvasStore;
  palette: PaletteEntry[];
  emit: (gesture: Gesture) => void;
  /** Hands out what only the drawn canvas can do. */
  onReady: (view: CanvasView) => void;
}

/** A chooser that is open: where on the screen, and after which exits the new node comes. */
interface Choosing extends Point {
  at: Point;
  from: string | null;
  exits: string[];
}

/** The drawing area. It shows a graph and reports what the user did; it decides nothing. */
export function FlowCanvas(props: CanvasProps): ReactElement {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ store, palette, emit, onReady }: CanvasProps): ReactElement {
  useSyncExternalStore(store.subscribe, store.version);
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const area = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [connecting, setConnecting] = useState(false);
  const editable = !store.readonly;

  useView(store, area, onReady);

  const openChooser = useCallback(
    (screen: Point, from: string | null, exits: string[]) => {
      const box = area.current?.getBoundingClientRect();
      if (!box) {
        return;
      }
      setChoosing({
        x: Math.max(8, Math.min(screen.x - box.left, box.width - CHOOSER_WIDTH - 8)),
        y: Math.max(8, Math.min(screen.y - box.top, box.height - CHOOSER_HEIGHT - 8)),
        at: flow.screenToFlowPosition(screen),
        from,
        exits,
      });
    },
    [flow],
  );

  const actions = useMemo<CardActions>(
    () => ({
      choose: (from, exits, at) => openChooser({ x: at.x + 16, y: at.y }, from, exits),
      toggleFold: (id) => store.toggleFold(id),
    }),
    [openChooser, store],
  );

  const addAt = (type: NodeType, screen: Point): void => {
    const at = flow.screenToFlowPosition(screen);
    emit({ gesture: 'add', type, ...snapped(at), from: null, exits: [] });
  };

  const addInView = (type: NodeType): void => {
    const box = area.current?.getBoundingClientRect();
    const selected = store.selectedIds();
    const only = selected.length === 1 ? selected[0] : undefined;
    const free = only === undefined ? undefined : store.freeExits(only)[0];
    const node = only === undefined ? undefined : flow.getNode(only);
    if (only !== undefined && free !== undefined && node) {
      emit({ gesture: 'add', type, ...snapped({ x: node.position.x + 356, y: node.position.y }), from: only, exits: [free] });
    } else if (box) {
      const shift = (store.nodes.length % 6) * 32;
      addAt(type, { x: box.left + box.width / 2 - 130 + shift, y: box.top + box.height / 3 + shift });
    }
  };

  const perform = useRef<(command: Command) => boolean>(() => false);
  perform.current = (command) => {
    if (!editable && command !== 'fit') {
      return false;
    }
    const nodes = store.selectedIds();
    switch (command) {
      case 'undo':
      case 'redo':
        emit({ gesture: command });
        return true;
      case 'copy':
      case 'cut':
      case 'duplicate':
        if (nodes.length > 0) {
          emit({ gesture: command, nodes });
        }
        return nodes.length > 0;
      case 'paste': {
        const box = area.current?.getBoundingClientRect();
        if (box) {
          emit({ gesture: 'paste', ...snapped(flow.screenToFlowPosition({ x: box.left + box.width / 3, y: box.top + box.height / 3 })) });
        }
        return true;
      }
      case 'all':
        store.selectAll();
        emit({ gesture: 'select', nodes: store.selectedIds() });
        return true;
      case 'add': {
        const box = area.current?.getBoundingClientRect();
        if (box) {
          openChooser({ x: box.left + box.width / 2 - CHOOSER_WIDTH / 2, y: box.top + 96 }, null, []);
        }
        return true;
      }
      case 'delete': {
        const edges = store.edges.filter((edge) => edge.selected && edge.source !== START);
        const connections = edges.flatMap((edge) => (edge.data?.exits ?? []).map((exit) => ({ from: edge.source, exit })));
        if (nodes.length === 0 && connections.length === 0) {
          return false;
        }
        area.current?.focus();
        emit({ gesture: 'delete', nodes, connections });
        return true;
      }
      case 'open': {
        const only = nodes.length === 1 ? nodes[0] : undefined;
        if (only !== undefined) {
          emit({ gesture: 'open', node: only });
        }
        return only !== undefined;
      }
      case 'none':
        setChoosing(null);
        store.selectOnly([]);
        emit({ gesture: 'select', nodes: [] });
        return true;
      case 'fit':
        void flow.fitView({ padding: 0.12, maxZoom: 1, duration: 200 });
        return true;
    }
  };

  useKeys(perform);

  const { onNodesChange, dragStarts, dragEnds } = useMoves(store, emit);

  const lastSelection = useRef('');
  const reportSelection = useCallback(
    (nodes: string[]) => {
      const now = nodes.join(' ');
      if (now !== lastSelection.current) {
        lastSelection.current = now;
        emit({ gesture: 'select', nodes });
      }
    },
    [emit],
  );

  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    setConnecting(false);
    const port = state.fromHandle?.id;
    const from = state.fromNode?.id;
    if (port === undefined || port === null || from === undefined) {
      return;
    }
    const at = pointOf(event);
    const start = state.from;
    const here = flow.screenToFlowPosition(at);
    if (start && Math.hypot(here.x - start.x, here.y - start.y) < 12) {
      return; // a click, which the port answers itself
    }
    const target = state.toNode?.id ?? nodeAt(at);
    if (target === START) {
      return;
    }
    if (from === START) {
      if (target !== undefined) {
        emit({ gesture: 'start', to: target });
      } else {
        openChooser(at, START, []);
      }
    } else if (target !== undefined) {
      emit({ gesture: 'connect', from, exits: port.split('+'), to: target });
    } else {
      openChooser(at, from, port.split('+'));
    }
  };

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const type = event.dataTransfer.getData(DRAGGED_TYPE);
    if (palette.some((entry) => entry.type === type)) {
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      emit({ gesture: 'add', type: type as NodeType, ...snapped({ x: at.x - 24, y: at.y - 20 }), from: null, exits: [] });
      area.current?.focus();
    }
  };

  return (
    <div ref={area} className={`drawing ${connecting ? 'is-connecting' : ''}`} tabIndex={-1} role="application" aria-label="Flow canvas">
      <CardActionsContext value={actions}>
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={store.nodes}
          edges={store.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={(changes) => store.applyEdges(changes)}
          onSelectionChange={({ nodes }) => reportSelection(nodes.map((node) => node.id).filter((id) => id !== START))}
          onNodeDragStart={dragStarts}
          onNodeDragStop={(_event, _node, nodes) => dragEnds(nodes)}
          onSelectionDragStart={dragStarts}
          onSelectionDragStop={(_event, nodes) => dragEnds(nodes)}
          onConnectStart={() => {
            setChoosing(null);
            setConnecting(true);
          }}
          onConnectEnd={onConnectEnd}
          onPaneClick={() => setChoosing(null)}
          onMoveStart={(event) => {
            if (event) {
              setChoosing(null);
            }
          }}
          onDragOver={(event) => {
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
          }}
          onDrop={onDrop}
          defaultEdgeOptions={{ markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'context-stroke' } }}
          attributionPosition="bottom-center"
          deleteKeyCode={null}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
          nodesDraggable={editable}
          nodesConnectable={editable}
          connectOnClick={false}
          connectionRadius={18}
          snapToGrid
          snapGrid={GRID}
          minZoom={0.15}
          maxZoom={1.6}
          onlyRenderVisibleElements={store.nodes.length > 120}
          zoomOnDoubleClick={false}
          ariaLabelConfig={{ 'node.a11yDescription.default': 'Press Enter to edit, the arrow keys to move, Delete to remove.' }}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} className="dots" />
          <Controls showInteractive={false} position="bottom-left" />
          {store.nodes.length > 4 && (
            <MiniMap<CanvasNode> pannable zoomable position="bottom-right" nodeClassName={miniature} nodeBorderRadius={12} ariaLabel="Miniature of the flow" />
          )}
          {editable && (
            <Panel position="top-left">
              <Palette entries={palette} add={addInView} />
            </Panel>
          )}
          {editable && store.nodes.length <= 1 && (
            <Panel position="top-center" className="first-step">
              <strong>Nothing here yet</strong>
              <span>Drag a step from the left, or press A. Start with “Say” to greet your callers.</span>
            </Panel>
          )}
        </ReactFlow>
      </CardActionsContext>
      {choosing && (
        <Chooser
          entries={palette}
          title={choosing.from === null ? 'Add a step' : 'What comes next?'}
          x={choosing.x}
          y={choosing.y}
          close={() => {
            setChoosing(null);
            area.current?.focus();
          }}
          choose={(type) => {
            setChoosing(null);
            area.current?.focus();
            if (choosing.from === null) {
              addInView(type);
            } else {
              const at = { x: choosing.at.x + (choosing.from === START ? 0 : 8), y: choosing.at.y - 20 };
              emit({ gesture: 'add', type, ...snapped(at), from: choosing.from, exits: choosing.exits });
            }
          }}
        />
      )}
      <div className="announcer" aria-live="polite">
        {store.announcement}
      </div>
    </div>
  );
}

function miniature(node: CanvasNode): string {
  return node.type === 'card' ? `mini group-${node.data.card.group}` : 'mini';
}
