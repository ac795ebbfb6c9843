import type { Side, Trace } from '../sim/index.ts';
import { shortDuration, zeroOf } from '../timeline/index.ts';
import type { FigureWords } from '../words/index.ts';
import { type Mark, mark } from './mark.ts';

/** A wait of a run, with what it was for. Times in ms since the close. */
export interface RunWait {
  from: number;
  to: number;
  side: Side;
  /** What kept this host waiting: a key of the figure's words. */
  code: keyof FigureWords['waits'];
  /** How long it was meant to take, ms; what it took where nothing was set. */
  ms: number;
  /** What governs it; empty: the program. */
  setting: string;
  /** Slug of the chapter that explains it. */
  chapter: string;
}

/** Shorter ones are the network and the programs at work, ms. */
const WORTH_NAMING = 30;

/** Who closes first: the host whose waits are those of the first FIN. */
const firstToClose = (trace: Trace): Side | undefined =>
  trace.segments.find((s) => /[FR]/.test(s.flags))?.from;

/**
 * The waits of a simulated close in the order of time: every timer that ran out, by its setting, and how long a program let its
 * own end stay open. A trace that does not tell its timers has none.
 */
export const waitsOfRun = (trace: Trace): RunWait[] => {
  const zero = zeroOf(trace);
  const active = firstToClose(trace);
  const found: RunWait[] = [];
  for (const { name, side, armedAt, endedAt, ended, valueMs, setting } of trace.timers ?? []) {
    if (ended !== 'fired' || endedAt === null || armedAt < zero - 0.001) continue;
    const [code, chapter]: [RunWait['code'] | undefined, string] =
      name === 'probe' || name === 'rto'
        ? [name, side === active ? 'first-fin-lost' : 'third-fin-lost']
        : name === 'delayed-ack'
          ? [name, 'why-four']
          : name === 'fin-wait-2'
            ? [name, 'between-second-and-third']
            : name === 'time-wait'
              ? [name, 'fourth-ack-lost']
              : name === 'linger'
                ? [name, 'first-fin-lost']
                : [undefined, ''];
    if (code && endedAt - armedAt >= WORTH_NAMING)
      found.push({ from: armedAt - zero, to: endedAt - zero, side, code, ms: valueMs, setting, chapter });
  }
  for (const side of ['client', 'server'] as const)
    trace.states[side].forEach(({ state, t }, i) => {
      const next = trace.states[side][i + 1];
      if (trace.timers && state === 'CLOSE_WAIT' && next && next.t - t >= WORTH_NAMING)
        found.push({
          from: t - zero,
          to: next.t - zero,
          side,
          code: 'close-wait',
          ms: next.t - t,
          setting: '',
          chapter: 'between-second-and-third',
        });
    });
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
};

/** The list under a figure: each wait in words, with its setting and a link to the chapter. Null: there was none. */
export const waitsMark = (
  waits: readonly RunWait[],
  words: FigureWords,
  hrefOf?: (chapter: string) => string,
): Mark | null =>
  waits.length === 0
    ? null
    : mark(
        'div',
        { class: 'la-run-waits' },
        mark('p', {}, words.waitsTitle),
        mark(
          'ol',
          {},
          ...waits.map(({ side, code, ms, setting, from, to, chapter }) => {
            const text = words.waits[code](shortDuration(ms));
            return mark(
              'li',
              {},
              words.waited(words[side], shortDuration(to - from)),
              hrefOf ? mark('a', { href: hrefOf(chapter) }, text) : text,
              setting && setting !== 'RTO' && setting !== 'ATO' ? ' ' : '',
              setting && setting !== 'RTO' && setting !== 'ATO' ? mark('code', {}, setting) : '',
            );
          }),
        ),
      );
