import { Handle, Position, type NodeProps } from '@xyflow/react';
import { createContext, memo, useContext, type ComponentType, type ReactElement } from 'react';
import { portOf, START, type CardNode, type PillNode, type Row } from './canvas-store';
import type { NodeType } from './types';

/** What a card can ask of the canvas it stands on. */
export interface CardActions {
  /** A port was clicked: what shall come next? */
  choose: (from: string, exits: string[], at: { x: number; y: number }) => void;
  toggleFold: (id: string) => void;
}

export const CardActionsContext = createContext<CardActions>({ choose: () => undefined, toggleFold: () => undefined });

/** A node as a card: strip, icon and name, its essence, one row an exit with its port. */
const Card = memo(({ id, data, selected }: NodeProps<CardNode>): ReactElement => {
  const { card, rows, canFold, readonly, visited } = data;
  const plain = rows.filter((row) => !row.exits[0]?.error);
  const errors = rows.filter((row) => row.exits[0]?.error);
  const folded = errors.length === 1 && (errors[0]?.exits.length ?? 0) > 1;
  const classes = ['card', `group-${card.group}`, selected ? 'is-selected' : '', visited ? '' : 'is-passed-by'].join(' ');
  return (
    <div className={classes} data-node={id} data-type={card.type}>
      <Handle type="target" id="in" position={Position.Left} className="port-in" isConnectableStart={false} tabIndex={-1} aria-hidden />
      <div className="card-head">
        <span className={`iv-icon icon-${card.type}`} aria-hidden />
        <span className="card-name" title={`${card.typeName}: ${card.name}`}>
          {card.name}
        </span>
        {card.problem !== null && (
          <span className={`card-badge is-${card.problem}`} role="img" aria-label={card.problemText} title={card.problemText}>
            !
          </span>
        )}
      </div>
      {card.substance !== '' && <div className="card-substance">{card.substance}</div>}
      {plain.length > 0 && (
        <div className="card-exits">
          {plain.map((row) => (
            <ExitLine key={portOf(row)} card={id} row={row} readonly={readonly} />
          ))}
        </div>
      )}
      {errors.length > 0 && (
        <div className="card-exits card-errors">
          {errors.map((row) => (
            <ExitLine key={portOf(row)} card={id} row={row} readonly={readonly} />
          ))}
          {canFold && <FoldButton id={id} folded={folded} />}
        </div>
      )}
    </div>
  );
});

function FoldButton({ id, folded }: { id: string; folded: boolean }): ReactElement {
  const { toggleFold } = useContext(CardActionsContext);
  const words = folded ? 'Show each of these exits' : 'Draw these exits as one';
  return (
    <button
      type="button"
      className={`card-fold nodrag ${folded ? '' : 'is-open'}`}
      title={words}
      aria-label={words}
      onClick={(event) => {
        event.stopPropagation();
        toggleFold(id);
      }}
    />
  );
}

function ExitLine({ card, row, readonly }: { card: string; row: Row; readonly: boolean }): ReactElement {
  const { choose } = useContext(CardActionsContext);
  const port = portOf(row);
  const exits = row.exits.map((exit) => exit.id);
  const label = row.exits.map((exit) => exit.label).join(', ');
  const term = row.exits.map((exit) => exit.term).join(', ');
  const keyCap = row.exits[0]?.keyCap ?? null;
  return (
    <div className={`exit ${row.target === null ? 'is-open' : ''}`} title={`${label} (${term})`}>
      {keyCap !== null && <kbd className="exit-key">{keyCap}</kbd>}
      <span className="exit-label">{label}</span>
      <Handle
        type="source"
        id={port}
        position={Position.Right}
        className="port-out"
        isConnectableEnd={false}
        isConnectable={!readonly}
        data-port={`${card}|${port}`}
        role="button"
        tabIndex={readonly ? -1 : 0}
        aria-label={row.target === null ? `${label}: not connected. Choose what comes next` : `${label}: connected. Add a step in between`}
        onClick={(event) => {
          if (!readonly) {
            choose(card, exits, { x: event.clientX, y: event.clientY });
          }
        }}
        onKeyDown={(event) => {
          if (!readonly && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault();
            event.stopPropagation();
            const place = event.currentTarget.getBoundingClientRect();
            choose(card, exits, { x: place.right, y: place.top });
          }
        }}
      />
    </div>
  );
}

/** Where every call begins. */
const StartPill = memo(({ data }: NodeProps<PillNode>): ReactElement => (
  <div className={`start-pill ${data.connected ? '' : 'is-open'}`} title="A call comes in">
    <span className="iv-icon icon-incoming" aria-hidden />
    Call comes in
    <Handle type="source" id="start" position={Position.Right} className="port-out" isConnectableEnd={false} data-port={START} />
  </div>
));

/** Every node type is drawn as a card. The compiler names this place when a type is added. */
export const drawnAs = {
  say: Card,
  menu: Card,
  collect: Card,
  language: Card,
  hours: Card,
  branch: Card,
  caller: Card,
  split: Card,
  lookup: Card,
  http: Card,
  set: Card,
  transfer: Card,
  queue: Card,
  voicemail: Card,
  callback: Card,
  notify: Card,
  run: Card,
  return: Card,
  goto: Card,
  milestone: Card,
  hangup: Card,
} satisfies Record<NodeType, ComponentType<NodeProps<CardNode>>>;

function AnyCard(props: NodeProps<CardNode>): ReactElement {
  const Drawn = drawnAs[props.data.card.type];
  return <Drawn {...props} />;
}

/** Outside any component: React Flow would redraw everything if this object changed. */
export const nodeTypes = { card: AnyCard, start: StartPill };
