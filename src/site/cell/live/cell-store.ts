/** Holds the state of one cell, and carries out what its events ask for. */
import type { CellEffect, CellEvent } from './cell-events.ts';
import type { CellState } from './cell-state.ts';
import { reduceCell } from './reduce-cell.ts';

/** Who carries out which effect. One whose part has not been loaded has nobody, and nothing to do. */
export type Executors = { readonly [E in CellEffect as E['do']]?: (effect: E) => void };

export class CellStore {
  #state: CellState;
  #executors: Executors;

  constructor(state: CellState, executors: Executors) {
    this.#state = state;
    this.#executors = executors;
  }

  get state(): CellState {
    return this.#state;
  }

  /** These are carried out from now on as well. */
  also(executors: Executors): void {
    this.#executors = { ...this.#executors, ...executors };
  }

  dispatch(event: CellEvent): void {
    const [state, effects] = reduceCell(this.#state, event);
    this.#state = state;
    for (const effect of effects)
      (this.#executors[effect.do] as ((one: CellEffect) => void) | undefined)?.(effect);
  }
}
