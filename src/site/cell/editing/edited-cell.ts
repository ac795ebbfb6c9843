/** A cell whose code may change: opening and leaving the editor, running, resetting. */
import {
  type CalledOutput,
  type CodeFault,
  inLanguage,
  loadEditing,
  type ParameterValues,
  painted,
  type Sandbox,
  type Translations,
  translateOutputs,
  translateParameters,
} from '../../../notebook/index.ts';
import { type EditingWords, loadWords } from '../../../words/index.ts';
import type { Program } from '../live/cell-drawing.ts';
import type { CellRun } from '../live/cell-state.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { loadTranslations } from '../live/live-modules.ts';
import { hideNotice, showNotice } from '../live/notices.ts';
import type { CellElement, Command } from '../waiting/cell-element.ts';
import { CellEditing } from './cell-editing.ts';
import { EditedText, type Editing } from './edited-text.ts';
import { showKeys } from './keys-sheet.ts';
import { cellsOnPage, changedSources } from './page-cells.ts';
import { showLog, showProblems } from './problems.ts';
import { takeOut } from './removed-edits.ts';
import { restore } from './restore.ts';
import { offerUndo } from './undo-reset.ts';

let sandbox: Sandbox | undefined;

export class EditedCell extends EditedText {
  readonly editing: CellEditing;
  readonly #sandbox: Sandbox;
  /** Number of the run under way or last begun, and of the one whose program the figures show; 0: none. */
  #run = 0;
  #shown = 0;
  /** The run under way, until it is over; the one before, where none is. */
  #running = Promise.resolve(false);

  constructor(live: LiveCell, tools: Editing, t: EditingWords, original: string) {
    super(live, tools, t, original);
    sandbox ??= new tools.Sandbox(`${live.base}sandbox.html`);
    this.#sandbox = sandbox;
    this.editing = new CellEditing(this);
    live.carryOut({
      run: () => {
        this.#running = this.#rounds().finally(() => live.dispatch({ kind: 'over' }));
      },
      stopRun: () => this.#stopRun(),
    });
    void sandbox.start().then((reason) => {
      if (!reason || !this.#sandbox.refused) return;
      const run = live.part('[data-do=run]') as HTMLButtonElement;
      run.disabled = true;
      showNotice(live.el, {
        kind: 'warn',
        words: `${t.noSandbox} (${inLanguage(reason, live.lang)}).`,
      });
    });
    addEventListener('pagehide', () => this.keep());
  }

  get #asked(): CellRun {
    return this.live.state.run;
  }

  press(what: Command): void {
    if (what === 'edit') this.editing.toggle();
    else if (what === 'run') void this.run();
    else if (what === 'next') void this.editing.runAndGoOn();
    // After a Run that was pressed before it.
    else if (what === 'stop') this.live.dispatch({ kind: 'stop', whole: false });
    else if (what === 'reset') this.reset();
    else if (what === 'keys') showKeys(this.t);
    else if (what === 'solution') void import('./put-solution.ts').then((m) => m.putSolution(this));
  }

  #fault(fault: CodeFault): void {
    this.live.dispatch({ kind: 'status', status: 'failed' });
    showLog(this.live.el, [], this.t);
    this.editing.mark(fault.cell && fault.cell !== this.live.id ? [] : [fault]);
    showProblems(this.live.el, [fault], this.live.lang, this.t, this.live.id, (line, column) =>
      this.editing.goTo(line, column),
    );
    const { message } = fault;
    this.live.speaker.now(inLanguage(message, this.live.lang));
  }

  /** Runs the text as it stands; a press during a run runs once more after it. */
  async run(dependents = true): Promise<void> {
    if (!this.mine) hideNotice(this.live.el);
    const { going } = this.#asked;
    this.live.dispatch({ kind: 'run', dependents });
    const withDependents = await this.#running;
    if (going) return;
    if (!this.strange) this.offerMine();
    if (withDependents) await this.runDependents();
  }

  /** @returns whether those that build on this cell are wanted after it */
  async #rounds(): Promise<boolean> {
    do await this.#runKept();
    while (this.#asked.again);
    return this.#asked.dependents;
  }

  /** Runs the text as it stands, noted in the storage as one that may not end. */
  async #runKept(): Promise<void> {
    this.takeTyped();
    this.#run = 0;
    this.live.dispatch({ kind: 'begin' });
    let forced = false;
    try {
      forced = await this.#runOnce();
    } catch (error) {
      // What it takes to run has not come. The text has not ended badly: it has not run.
      this.#fault({ stage: 'closed', message: (error as Error).message });
      throw error;
    } finally {
      this.live.dispatch({ kind: 'ended', forced });
    }
  }

  /** @returns whether it had to be ended */
  async #runOnce(): Promise<boolean> {
    const { live, tools } = this;
    showProblems(live.el, [], live.lang, this.t, live.id, () => {});
    this.editing.mark([]);
    const sources = await this.sources();
    const { code } = this;
    const needed = this.tools.neededBy(sources, live.id);
    if (needed.problem) {
      this.#fault({ stage: 'syntax', message: this.t[needed.problem](needed.at) });
      return false;
    }
    if (!needed.order.some((id) => (id === live.id ? this.code !== this.original : changedSources.has(id)))) {
      live.dispatch({ kind: 'status', status: 'fresh' });
      void live.use(null);
      this.#forgetShown();
      showLog(live.el, [], this.t);
      return false;
    }
    const modules: { id: string; code: string }[] = [];
    for (const id of needed.order) {
      const out = tools.transpile(sources.find((cell) => cell.id === id)?.source ?? '');
      if (out.fault) {
        this.#fault(id === live.id ? out.fault : { ...out.fault, cell: id });
        return false;
      }
      modules.push({ id, code: out.code });
    }
    const { values } = live.state;
    // What the reader has not changed is said as the page says it.
    const translations = await loadTranslations(this.home, live.lang);
    const outcome = await this.#sandbox.run(modules, values, (run) => {
      this.#run = run;
      if (this.#asked.stopAsked) queueMicrotask(() => this.#sandbox.stop(run));
    });
    if (outcome.fault) {
      this.#fault(outcome.fault);
      return outcome.fault.stage === 'ended';
    }
    const { run, log } = outcome.result;
    const outputs = translateOutputs(outcome.result.outputs, translations);
    const parameters = translateParameters(outcome.result.parameters, translations);
    const stopped = (): boolean => {
      const { stopAsked } = this.#asked;
      if (stopAsked) this.#fault(this.tools.stoppedByReader);
      return stopAsked;
    };
    if (stopped()) return true;
    showLog(live.el, log, this.t);
    const drawing = live.use(this.#program(run, translations), outputs, parameters, values);
    this.#forgetShown();
    this.#shown = run;
    const drawn = await drawing;
    if (stopped()) return true;
    // Laid out and painted, too, before it counts as one that can be run by itself.
    if (drawn) await painted();
    // What was written while it ran has not run; what could not be drawn has said so.
    if (live.state.status !== 'failed')
      live.dispatch({ kind: 'status', status: code === this.code ? 'fresh' : 'stale' });
    return false;
  }

  #forgetShown(): void {
    this.#sandbox.forget(this.#shown);
    this.#shown = 0;
  }

  #program(run: number, translations: Translations): Program {
    const { code } = this;
    return {
      turn: async (values: ParameterValues): Promise<CalledOutput[] | null> => {
        const outcome = await this.#sandbox.turn(run, values);
        const outputs = translateOutputs(outcome.result?.outputs ?? null, translations);
        // Another text has been run since, is running, or has been found wrong: that is what the cell says.
        if (run !== this.#run || this.#asked.going) return outputs;
        if (outcome.result) {
          if (this.live.state.status === 'failed' && code === this.code) {
            this.live.dispatch({ kind: 'status', status: 'fresh' });
            showProblems(this.live.el, [], this.live.lang, this.t, this.live.id, () => {});
          }
          showLog(this.live.el, outcome.result.log, this.t);
          return outputs;
        }
        // Its worker was given up for another's: start it again with the values of now.
        if (outcome.fault.stage === 'ended') this.live.dispatch({ kind: 'status', status: 'stale' });
        this.#fault(outcome.fault);
        return null;
      },
    };
  }

  #stopRun(): void {
    if (this.#asked.going) this.live.figures.stop();
    if (this.#run > 0) this.#sandbox.stop(this.#run);
  }

  /** Cells of the page that build on this one: marked, then run again unless their last run had to be ended. */
  async runDependents(): Promise<void> {
    if (this.live.state.status !== 'fresh') return;
    const stale = this.tools.dependentsOf(await this.sources(), this.live.id);
    const there = cellsOnPage(this.live.chapter).filter((el: CellElement) =>
      stale.includes(el.dataset.cell!),
    );
    const cells = await Promise.all(there.map(editedOf));
    for (const cell of cells) {
      cell.live.dispatch({ kind: 'status', status: 'stale' });
      if (cell.endedByForce) showNotice(cell.live.el, { words: this.t.staleBecause(this.live.id) });
    }
    // Nor is a stranger's text run before the reader has read it.
    for (const cell of cells) if (!cell.endedByForce && !cell.strange) await cell.run(false);
  }

  /** Back to the lesson, code and all; can be undone. */
  reset(): void {
    const { live } = this;
    const taken = takeOut(this.tools, this.key);
    const giveBack = this.toLesson();
    this.keep();
    void this.run();
    offerUndo(live.el, this.t, () => {
      taken.putBack();
      void giveBack();
    });
  }

  /** The lesson's text and values, to be run. @returns what puts back the reader's and runs it, if it may run by itself */
  toLesson(): () => Promise<void> {
    const { text, strange, mine, live } = this;
    const stop = (): void => live.dispatch({ kind: 'stop', whole: true });
    if (this.#asked.going) stop();
    this.setBehind(undefined);
    this.setText({ code: this.original, endedByForce: false });
    const putBack = live.reset();
    return async () => {
      if (this.#asked.going) {
        stop();
        await this.#running;
      }
      putBack();
      this.setBehind(mine);
      if (!strange) {
        await this.take(text, true);
        return;
      }
      this.setText({ code: text.code, sources: text.sources, strange: true });
      live.dispatch({ kind: 'status', status: 'stale' });
    };
  }
}

/** The part that edits a cell of the page, loaded and ready. */
export const editedOf = async (el: CellElement): Promise<EditedCell> => {
  const live = (await el.live()) as LiveCell;
  await live.ready;
  // What `openEditing` has made: the live cell knows no more of it than it asks.
  return (await live.edited()) as EditedCell;
};

/** Makes a live cell editable, with what the reader has kept for it in place. */
export const openEditing = async (live: LiveCell): Promise<EditedCell> => {
  const [tools, t] = await Promise.all([loadEditing(), loadWords(live.lang, 'editing')]);
  const original = live.el.original ?? live.part('.la-code code').textContent ?? '';
  const cell = new EditedCell(live, tools, t, original.trimEnd());
  await restore(cell);
  return cell;
};
