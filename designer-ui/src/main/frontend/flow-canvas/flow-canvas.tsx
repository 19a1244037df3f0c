import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import type { ReactElement } from 'react';
import { FlowCanvas } from './canvas';
import { CanvasStore } from './canvas-store';
import type { Gesture, Graph, PaletteEntry, Patch, Path } from './types';
import type { CanvasView } from './view';

/** Joins the canvas, which knows nothing of Vaadin, to the server's component. */
class IvoryFlowCanvas extends ReactAdapterElement {
  readonly #store = new CanvasStore();
  #view: CanvasView | undefined;
  readonly #emit = (gesture: Gesture): void => {
    this.dispatchEvent(new CustomEvent('flow-gesture', { detail: gesture }));
  };
  readonly #ready = (view: CanvasView): void => {
    this.#view = view;
  };

  // what the server calls

  load(graph: Graph): void {
    this.#store.load(graph);
  }

  patch(patch: Patch): void {
    this.#store.patch(patch);
  }

  selectOnly(ids: string[]): void {
    this.#store.selectOnly(ids);
  }

  showPath(path: Path | null): void {
    this.#store.showPath(path);
  }

  fit(): void {
    this.#afterDrawing(() => this.#view?.fit());
  }

  reveal(id: string): void {
    this.#afterDrawing(() => this.#view?.reveal(id));
  }

  keepInView(id: string): void {
    this.#afterDrawing(() => this.#view?.keepInView(id));
  }

  focusOn(id: string): void {
    this.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  }

  announce(text: string): void {
    this.#store.announce(text);
  }

  /** Cards are measured one frame after they are drawn. */
  #afterDrawing(action: () => void): void {
    requestAnimationFrame(() => requestAnimationFrame(action));
  }

  protected override render(hooks: RenderHooks): ReactElement | null {
    const [palette] = hooks.useState<PaletteEntry[]>('palette', []);
    const [readonly] = hooks.useState<boolean>('readonly', false);
    this.#store.setReadonly(readonly);
    return <FlowCanvas store={this.#store} palette={palette} emit={this.#emit} onReady={this.#ready} />;
  }
}

customElements.define('ivory-flow-canvas', IvoryFlowCanvas);
