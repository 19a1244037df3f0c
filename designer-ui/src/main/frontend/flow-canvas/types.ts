/** What travels between the server, which owns the graph, and the canvas, which draws it. */

/** The node types of flow-model. NodeTypesTest fails when this list and FlowNode differ. */
export type NodeType =
  | 'say'
  | 'menu'
  | 'collect'
  | 'language'
  | 'hours'
  | 'branch'
  | 'caller'
  | 'split'
  | 'lookup'
  | 'http'
  | 'set'
  | 'transfer'
  | 'queue'
  | 'voicemail'
  | 'callback'
  | 'notify'
  | 'run'
  | 'return'
  | 'goto'
  | 'milestone'
  | 'hangup';

/** Node types of one purpose share a colour. */
export type Group = 'speak' | 'ask' | 'decide' | 'know' | 'connect' | 'flow' | 'end';

/** One way out of a node, as its card names it. */
export interface ExitRow {
  id: string;
  /** What people read: "stays silent". */
  label: string;
  /** The technical word, for the tooltip: "no-input". */
  term: string;
  /** The key to press, where the exit is a menu's option. */
  keyCap: string | null;
  error: boolean;
}

/** One node, ready to be drawn. */
export interface NodeCard {
  id: string;
  type: NodeType;
  group: Group;
  typeName: string;
  name: string;
  /** The node's essence: the first words of its prompt, the name of its opening hours. */
  substance: string;
  exits: ExitRow[];
  x: number;
  y: number;
  problem: 'error' | 'warning' | null;
  /** What is wrong, one problem a line. */
  problemText: string;
}

/** An exit that leads somewhere. */
export interface Connection {
  from: string;
  exit: string;
  to: string;
}

/** An exit, connected or not. */
export interface ExitRef {
  from: string;
  exit: string;
}

/** The whole picture. */
export interface Graph {
  nodes: NodeCard[];
  connections: Connection[];
  start: string | null;
}

/** What changed since the last picture. */
export interface Patch {
  nodes: NodeCard[];
  removedNodes: string[];
  connections: Connection[];
  removedConnections: ExitRef[];
  start: string | null;
}

/** The way a call took. */
export interface Path {
  nodes: string[];
  connections: ExitRef[];
}

/** One entry of the palette. */
export interface PaletteEntry {
  type: NodeType;
  group: Group;
  groupName: string;
  name: string;
  hint: string;
}

/** A node's new place. */
export interface Move {
  id: string;
  x: number;
  y: number;
}

/** What the user did, in the words of the domain and not of React Flow. */
export type Gesture =
  | { gesture: 'add'; type: NodeType; x: number; y: number; from: string | null; exits: string[] }
  | { gesture: 'connect'; from: string; exits: string[]; to: string }
  | { gesture: 'start'; to: string }
  | { gesture: 'delete'; nodes: string[]; connections: ExitRef[] }
  | { gesture: 'move'; moves: Move[] }
  | { gesture: 'select'; nodes: string[] }
  | { gesture: 'open'; node: string }
  | { gesture: 'copy'; nodes: string[] }
  | { gesture: 'cut'; nodes: string[] }
  | { gesture: 'paste'; x: number; y: number }
  | { gesture: 'duplicate'; nodes: string[] }
  | { gesture: 'undo' }
  | { gesture: 'redo' }
  | { gesture: 'arrange' };
