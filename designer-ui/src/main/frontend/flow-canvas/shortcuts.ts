import { useEffect, type RefObject } from 'react';

/** What a key press means on the canvas. */
export type Command = 'undo' | 'redo' | 'copy' | 'cut' | 'paste' | 'duplicate' | 'all' | 'add' | 'delete' | 'open' | 'none' | 'fit';

/** The command of a key press, or undefined where it is not one of ours. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) {
      return undefined;
    }
    switch (key) {
      case 'z':
        return event.shiftKey ? 'redo' : 'undo';
      case 'y':
        return 'redo';
      case 'c':
        return 'copy';
      case 'x':
        return 'cut';
      case 'v':
        return 'paste';
      case 'd':
        return 'duplicate';
      case 'a':
        return 'all';
      default:
        return undefined;
    }
  }
  switch (key) {
    case 'delete':
    case 'backspace':
      return 'delete';
    case 'a':
      return 'add';
    case 'f':
      return 'fit';
    case 'escape':
      return 'none';
    case 'enter':
      return 'open';
    default:
      return undefined;
  }
}

/** Whether the key press belongs to a text field, a button or a dialog and not to the canvas. */
export function isForSomebodyElse(event: KeyboardEvent): boolean {
  return event.composedPath().some((target) => target instanceof HTMLElement && takesKeys(target));
}

function takesKeys(element: HTMLElement): boolean {
  return (
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName) ||
    element.isContentEditable ||
    /^vaadin-(dialog|confirm-dialog|menu-bar|context-menu|select|combo-box|grid)/u.test(element.localName)
  );
}

/** Whether a plain Enter or Delete would be taken from a focused button. */
export function isOnControl(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((target) => target instanceof HTMLElement && (target.tagName === 'BUTTON' || target.tagName === 'A' || target.localName === 'vaadin-button'));
}

/** Has the commands of pressed keys performed, wherever the focus is, unless something else wants them. */
export function useKeys(perform: RefObject<(command: Command) => boolean>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isForSomebodyElse(event) || document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) {
        return;
      }
      const command = commandOf(event);
      if (command === undefined || ((command === 'open' || command === 'delete') && isOnControl(event))) {
        return;
      }
      if (perform.current(command)) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [perform]);
}
