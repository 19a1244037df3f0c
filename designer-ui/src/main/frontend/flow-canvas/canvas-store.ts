import { applyEdgeChanges, applyNodeChanges, type Edge, type EdgeChange, type Node, type NodeChange } from '@xyflow/react';
import type { Connection, ExitRow, Graph, NodeCard, Patch, Path } from './types';

/** The pill that every call begins at. It is drawn, but no node of the flow. */
export const START = '@start';

/** One row of exits on a card: a single exit, or all error exits that lead to the same place. */
export interface Row {
  exits: ExitRow[];
  target: string | null;
}

export interface CardFields extends Record<string, unknown> {
  card: NodeCard;
  rows: Row[];
  canFold: boolean;
  readonly: boolean;
  visited: boolean;
}

export interface PillFields extends Record<string, unknown> {
  connected: boolean;
}

export interface EdgeFields extends Record<string, unknown> {
  from: string;
  exits: string[];
}

export type CardNode = Node<CardFields, 'card'>;
export type PillNode = Node<PillFields, 'start'>;
export type CanvasNode = CardNode | PillNode;
export type CanvasEdge = Edge<EdgeFields>;

/** The name of a row's port: its exits joined. */
export function portOf(row: Row): string {
  return row.exits.map((exit) => exit.id).join('+');
}

/**
 * The client's copy of the graph, for drawing, and what is only the client's: selection and drags in progress. The
 * server's patches are the only way for nodes and connections to come and go.
 */
export class CanvasStore {
  nodes: CanvasNode[] = [];
  edges: CanvasEdge[] = [];
  announcement = '';
  /** Set by each new picture until the view has opened it. */
  toOpen = false;
  readonly = false;

  #cards = new Map<string, NodeCard>();
  #connections = new Map<string, Connection>();
  #start: string | null = null;
  #expanded = new Set<string>();
  #selectWhenShown = new Set<string>();
  #path: Path | null = null;
  #listeners = new Set<() => void>();
  #version = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  load(graph: Graph): void {
    this.#cards = new Map(graph.nodes.map((card) => [card.id, card]));
    this.#connections = new Map(graph.connections.map((c) => [key(c), c]));
    this.#start = graph.start;
    this.nodes = [];
    this.toOpen = true;
    this.#draw();
  }

  patch(patch: Patch): void {
    patch.removedNodes.forEach((id) => this.#cards.delete(id));
    patch.nodes.forEach((card) => this.#cards.set(card.id, card));
    patch.removedConnections.forEach((exit) => this.#connections.delete(key(exit)));
    patch.connections.forEach((connection) => this.#connections.set(key(connection), connection));
    this.#start = patch.start;
    this.#draw();
  }

  selectOnly(ids: string[]): void {
    const wanted = new Set(ids);
    this.nodes = this.nodes.map((node) => (node.selected === wanted.has(node.id) ? node : { ...node, selected: wanted.has(node.id) }));
    this.edges = this.edges.map((edge) => (edge.selected ? { ...edge, selected: false } : edge));
    this.#selectWhenShown = new Set(ids.filter((id) => !this.#cards.has(id)));
    this.#changed();
  }

  showPath(path: Path | null): void {
    this.#path = path;
    this.toOpen = true;
    this.#draw();
  }

  setReadonly(readonly: boolean): void {
    if (this.readonly !== readonly) {
      this.readonly = readonly;
      this.#draw();
    }
  }

  announce(text: string): void {
    this.announcement = text;
    this.#changed();
  }

  /** Folds or unfolds the error exits of a card. */
  toggleFold(id: string): void {
    if (!this.#expanded.delete(id)) {
      this.#expanded.add(id);
    }
    this.#draw();
  }

  applyNodes(changes: NodeChange<CanvasNode>[]): void {
    const harmless = changes.filter((change) => change.type !== 'remove');
    this.nodes = applyNodeChanges<CanvasNode>(harmless, this.nodes);
    if (harmless.some((change) => change.type === 'position')) {
      this.nodes = this.#withPill(this.nodes.filter((node): node is CardNode => node.type === 'card'));
    }
    this.#changed();
  }

  applyEdges(changes: EdgeChange<CanvasEdge>[]): void {
    this.edges = applyEdgeChanges<CanvasEdge>(changes.filter((change) => change.type !== 'remove'), this.edges);
    this.#changed();
  }

  selectedIds(): string[] {
    return this.nodes.filter((node) => node.selected && node.id !== START).map((node) => node.id);
  }

  selectAll(): void {
    this.nodes = this.nodes.map((node) => ({ ...node, selected: node.id !== START }));
    this.#changed();
  }

  card(id: string): NodeCard | undefined {
    return this.#cards.get(id);
  }

  /** The exits of a card that lead nowhere yet. */
  freeExits(id: string): string[] {
    const card = this.#cards.get(id);
    return card ? card.exits.filter((exit) => !this.#connections.has(key({ from: id, exit: exit.id }))).map((exit) => exit.id) : [];
  }

  #draw(): void {
    const before = new Map(this.nodes.map((node) => [node.id, node]));
    const visited = new Set(this.#path?.nodes ?? []);
    const cards = [...this.#cards.values()].map((card): CardNode => {
      const old = before.get(card.id);
      return {
        ...(old?.type === 'card' ? old : {}),
        id: card.id,
        type: 'card',
        position: { x: card.x, y: card.y },
        selected: (old?.selected ?? false) || this.#selectWhenShown.delete(card.id),
        ariaLabel: describe(card),
        data: {
          card,
          rows: this.#rows(card),
          canFold: this.#sameTarget(card),
          readonly: this.readonly,
          visited: this.#path === null || visited.has(card.id),
        },
      };
    });
    this.nodes = this.#withPill(cards);
    this.edges = this.#drawEdges(cards);
    this.#changed();
  }

  #withPill(cards: CardNode[]): CanvasNode[] {
    const first = cards.find((card) => card.id === this.#start);
    const leftmost = cards.reduce((x, card) => Math.min(x, card.position.x), 0);
    const top = cards.reduce((y, card) => Math.min(y, card.position.y), cards.length > 0 ? Number.MAX_SAFE_INTEGER : 0);
    const old = this.nodes.find((node): node is PillNode => node.id === START);
    const pill: PillNode = {
      ...(old ?? {}),
      id: START,
      type: 'start',
      position: first ? { x: first.position.x - 200, y: first.position.y + 4 } : { x: leftmost - 200, y: top + 4 },
      draggable: false,
      deletable: false,
      selectable: false,
      focusable: false,
      data: { connected: first !== undefined },
    };
    return [pill, ...cards];
  }

  #drawEdges(cards: CardNode[]): CanvasEdge[] {
    const selected = new Set(this.edges.filter((edge) => edge.selected).map((edge) => edge.id));
    const travelled = this.#path ? new Set(this.#path.connections.map(key)) : null;
    const edges: CanvasEdge[] = [];
    if (this.#start !== null && this.#cards.has(this.#start)) {
      edges.push({
        ...edge(START, 'start', this.#start, []),
        deletable: false,
        selectable: false,
        focusable: false,
        className: travelled ? 'travelled' : 'from-start',
      });
    }
    for (const { data } of cards) {
      for (const row of data.rows) {
        if (row.target === null || !this.#cards.has(row.target)) {
          continue;
        }
        const drawn = edge(data.card.id, portOf(row), row.target, row.exits.map((exit) => exit.id));
        const onPath = travelled === null || row.exits.some((exit) => travelled.has(key({ from: data.card.id, exit: exit.id })));
        const kind = row.exits.some((exit) => exit.error) ? 'of-error' : 'of-choice';
        edges.push({
          ...drawn,
          selected: selected.has(drawn.id),
          ariaLabel: `${data.card.name}, ${row.exits.map((exit) => exit.label).join(', ')}: to ${this.#cards.get(row.target)?.name ?? ''}`,
          className: travelled === null ? kind : onPath ? `${kind} travelled` : `${kind} not-travelled`,
        });
      }
    }
    return edges;
  }

  #rows(card: NodeCard): Row[] {
    const plain = card.exits.filter((exit) => !exit.error).map((exit) => this.#row(card, [exit]));
    const errors = card.exits.filter((exit) => exit.error);
    if (errors.length > 1 && this.#sameTarget(card) && !this.#expanded.has(card.id)) {
      return [...plain, this.#row(card, errors)];
    }
    return [...plain, ...errors.map((exit) => this.#row(card, [exit]))];
  }

  #row(card: NodeCard, exits: ExitRow[]): Row {
    const first = exits[0];
    return { exits, target: first ? (this.#connections.get(key({ from: card.id, exit: first.id }))?.to ?? null) : null };
  }

  #sameTarget(card: NodeCard): boolean {
    const errors = card.exits.filter((exit) => exit.error);
    const targets = new Set(errors.map((exit) => this.#connections.get(key({ from: card.id, exit: exit.id }))?.to ?? ''));
    return errors.length > 1 && targets.size === 1;
  }

  #changed(): void {
    this.#version += 1;
    this.#listeners.forEach((listener) => listener());
  }
}

function key(exit: { from: string; exit: string }): string {
  return `${exit.from}|${exit.exit}`;
}

function edge(from: string, port: string, to: string, exits: string[]): CanvasEdge {
  return { id: `${from}|${port}`, source: from, sourceHandle: port, target: to, targetHandle: 'in', type: 'way', data: { from, exits } };
}

function describe(card: NodeCard): string {
  const problem = card.problem === null ? '' : `. ${card.problemText}`;
  return `${card.typeName}: ${card.name}. ${card.substance}${problem}`;
}
