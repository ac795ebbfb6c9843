/** Is this something that the network does to segments? Which it takes, and what becomes of them. */
import {
  type Check,
  duration,
  flag,
  integer,
  list,
  meant,
  number,
  oneOf,
  record,
  show,
  week,
} from './checks.ts';

const side = oneOf(['client', 'server']);
const mostNth = 1_000_000;

const which: Check = (value, path, faults) => {
  if (value === 'all') return;
  const allowed = '"all", or a list of which matching segments, counted from 1: [1, 2]';
  if (!Array.isArray(value)) {
    const hint =
      typeof value === 'number' && value >= 1 && value <= mostNth && Number.isInteger(value)
        ? meant(`[${value}]`)
        : undefined;
    faults.push({ path, found: show(value), allowed, ...(hint && { hint }) });
    return;
  }
  list(integer(1, mostNth), 100)(value, path, faults);
};

const ruleKeys = record(
  {
    from: side,
    conn: integer(1, 1_000_000, 'which connection, counted from 1'),
    fin: flag,
    syn: flag,
    rst: flag,
    data: flag,
    ackOfFin: flag,
    afterMs: duration,
    beforeMs: duration,
    nth: which,
    chance: number(0, 1, 'a probability'),
    stretchMs: number(1, week, 'ms'),
    action: oneOf(['drop', 'delay', 'duplicate', 'mark']),
    delayMs: duration,
  },
  ['from', 'action'],
);

/** One of `scenario.rules`. */
export const rule: Check = (value, path, faults) => {
  const before = faults.length;
  ruleKeys(value, path, faults);
  if (faults.length > before) return;
  const { action, delayMs, afterMs, beforeMs, chance, stretchMs } = value as Record<
    string,
    number | undefined
  >;
  if ((String(action) === 'delay' || String(action) === 'duplicate') && delayMs === undefined) {
    faults.push({ path: `${path}.delayMs`, found: 'nothing', allowed: `how long a ${action} takes, ms` });
  }
  // Stretches of a share p that are 1/(1 − p) ms long follow one another without a pause.
  const least = chance === undefined || chance === 1 ? 1 : Math.ceil(1 / (1 - chance) - 1e-9);
  if (stretchMs !== undefined && (chance === undefined || stretchMs < least)) {
    faults.push({
      path: `${path}.stretchMs`,
      found: show(stretchMs),
      allowed:
        chance === undefined
          ? 'only with chance, which says in what share of the time'
          : `at least ${least} ms where chance is ${chance}`,
    });
  }
  if (afterMs !== undefined && beforeMs !== undefined && beforeMs <= afterMs) {
    faults.push({
      path: `${path}.beforeMs`,
      found: show(beforeMs),
      allowed: `later than afterMs, ${afterMs} ms`,
    });
  }
};
