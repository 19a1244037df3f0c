import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { NodeType, PaletteEntry } from './types';

/** What a drag from the palette carries. */
export const DRAGGED_TYPE = 'application/x-ivory-node';

interface PaletteProps {
  entries: PaletteEntry[];
  add: (type: NodeType) => void;
}

/** The narrow strip of node types: a click adds, a drag drops. */
export function Palette({ entries, add }: PaletteProps): ReactElement {
  return (
    <div className="palette" role="toolbar" aria-label="Add a step" aria-orientation="vertical">
      {grouped(entries).map(([group, members]) => (
        <div key={group} className="palette-group" role="group" aria-label={members[0]?.groupName ?? group}>
          {members.map((entry) => (
            <button
              key={entry.type}
              type="button"
              draggable
              className={`palette-item group-${entry.group}`}
              data-palette={entry.type}
              aria-label={`Add: ${entry.name}. ${entry.hint}`}
              onClick={() => add(entry.type)}
              onDragStart={(event) => {
                event.dataTransfer.setData(DRAGGED_TYPE, entry.type);
                event.dataTransfer.effectAllowed = 'copy';
              }}
            >
              <span className={`iv-icon icon-${entry.type}`} aria-hidden />
              <span className="palette-words" aria-hidden>
                <strong>{entry.name}</strong>
                <span>{entry.hint}</span>
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

interface ChooserProps {
  entries: PaletteEntry[];
  title: string;
  x: number;
  y: number;
  choose: (type: NodeType) => void;
  close: () => void;
}

/** A searchable list of node types: what comes next? */
export function Chooser({ entries, title, x, y, choose, close }: ChooserProps): ReactElement {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo(() => entries.filter((entry) => matches(entry, search)), [entries, search]);
  useEffect(() => input.current?.focus(), []);
  const current = Math.min(active, found.length - 1);

  const onKey = (event: React.KeyboardEvent): void => {
    event.stopPropagation();
    const entry = found[current];
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      setActive(Math.min(current + 1, found.length - 1));
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(Math.max(current - 1, 0));
    } else if (event.key === 'Enter' && entry) {
      event.preventDefault();
      choose(entry.type);
    }
  };

  return (
    <div className="chooser nowheel nopan" style={{ left: x, top: y }} role="dialog" aria-label={title} onKeyDown={onKey}>
      <input
        ref={input}
        className="chooser-search"
        placeholder={title}
        aria-label={title}
        role="combobox"
        aria-expanded
        aria-controls="chooser-list"
        aria-activedescendant={found[current] ? `chooser-${found[current].type}` : ''}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
      />
      <div id="chooser-list" className="chooser-list" role="listbox" aria-label={title}>
        {found.map((entry, index) => (
          <div
            key={entry.type}
            id={`chooser-${entry.type}`}
            role="option"
            aria-selected={index === current}
            className={`chooser-item group-${entry.group} ${index === current ? 'is-active' : ''}`}
            data-choose={entry.type}
            onClick={() => choose(entry.type)}
            onPointerEnter={() => setActive(index)}
          >
            <span className={`iv-icon icon-${entry.type}`} aria-hidden />
            <span className="chooser-words">
              <strong>{entry.name}</strong>
              <span>{entry.hint}</span>
            </span>
          </div>
        ))}
        {found.length === 0 && <div className="chooser-none">No step is called “{search}”.</div>}
      </div>
    </div>
  );
}

function matches(entry: PaletteEntry, search: string): boolean {
  const words = search.trim().toLowerCase();
  return `${entry.name} ${entry.hint} ${entry.type} ${entry.groupName}`.toLowerCase().includes(words);
}

function grouped(entries: PaletteEntry[]): [string, PaletteEntry[]][] {
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) {
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups];
}
