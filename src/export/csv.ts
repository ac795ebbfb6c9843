/** Every event of a trace as CSV (RFC 4180): one line each, in the order of time; or a cell's table. */
import { explained, type Reason, type Side, stateLabel, type Trace } from '../sim/index.ts';

export const CSV_COLUMNS = [
  't_ms',
  'host',
  'event',
  'what',
  'flags',
  'seq',
  'ack',
  'len',
  'arrives_ms',
  'connection',
  'why',
  'setting',
  'source',
] as const;

type Row = Partial<Record<(typeof CSV_COLUMNS)[number], string | number | null>> & { t_ms: number };

/**
 * A text a spreadsheet would run as a formula is kept a text; a number is none, but `-2+3+cmd|…` only begins like one. Blanks
 * and unseen characters before it do not save it. Control characters other than tab and line ends go: no spreadsheet has a use
 * for them.
 */
const field = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const clean = value.replace(/[^\P{Cc}\t\r\n]/gu, ' ');
  const formula = /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(clean) && !/^-?\d+(\.\d+)?$/.test(clean);
  const text = formula ? `'${clean}` : clean;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const words = (why: Reason | undefined) => {
  if (!why) return { why: '', setting: '', source: '' };
  const { sentence, setting = '', source } = explained(why);
  return { why: sentence, setting, source };
};

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** `order` ties records of one instant where the trace has it; without it segments come before states before calls. */
const rowsOf = (trace: Trace): { row: Row; order: number }[] => {
  const rows: { row: Row; order: number }[] = [];
  const add = (row: Row, order: number | undefined, kind: number) =>
    rows.push({ row, order: order ?? 1e9 + kind });
  for (const s of trace.segments) {
    const lost = s.arrives === null;
    const base = {
      flags: s.flags,
      seq: s.seq,
      ack: s.ack,
      len: s.len,
      connection: s.conn ?? 1,
    };
    const what = s.retransmission ? `retransmission ${s.retransmission}` : (s.sentBy ?? '');
    add(
      {
        t_ms: s.t,
        host: s.sentBy === 'middlebox' ? 'middlebox' : s.from,
        event: lost ? 'sent-lost' : 'sent',
        what,
        ...base,
        arrives_ms: s.arrives,
        ...words(s.why),
      },
      s.order,
      0,
    );
    for (const t of [s.arrives, s.duplicateArrives])
      if (t !== null && t !== undefined)
        add({ t_ms: t, host: other(s.from), event: 'received', ...base, arrives_ms: t }, undefined, 1);
  }
  for (const { states, forgottenAt, conn = 1, why } of trace.tracked ?? []) {
    const entry = (t_ms: number, event: string, what: string, because: Reason | undefined) =>
      add({ t_ms, host: 'middlebox', event, what, connection: conn, ...words(because) }, undefined, 2);
    for (const change of states) entry(change.t, 'tracked', change.state, change.why);
    if (forgottenAt !== null) entry(forgottenAt, 'forgotten', '', why);
  }
  for (const side of ['client', 'server'] as const)
    for (const s of trace.states[side])
      add(
        {
          t_ms: s.t,
          host: side,
          event: 'state',
          what: stateLabel(s.state),
          connection: s.conn ?? 1,
          ...words(s.why),
        },
        s.order,
        2,
      );
  for (const c of trace.app)
    add(
      {
        t_ms: c.t,
        host: c.side,
        event: 'call',
        what: `${c.do}(${c.how ?? ''}) = ${c.returned ?? c.error ?? c.bytes ?? 0}`,
        connection: c.conn ?? 1,
      },
      c.order,
      3,
    );
  for (const timer of trace.timers ?? []) {
    const base = { host: timer.side, connection: timer.conn ?? 1, setting: timer.setting };
    add(
      {
        t_ms: timer.armedAt,
        event: 'timer-armed',
        what: `${timer.name} ${timer.valueMs} ms`,
        ...words(timer.why),
        ...base,
      },
      timer.order,
      4,
    );
    if (timer.endedAt !== null)
      add({ t_ms: timer.endedAt, event: `timer-${timer.ended}`, what: timer.name, ...base }, undefined, 5);
  }
  for (const d of trace.drops ?? [])
    add(
      {
        t_ms: d.t,
        host: d.side,
        event: 'ignored',
        connection: d.conn ?? 1,
        ...words(d.why),
      },
      d.order,
      6,
    );
  return rows;
};

/** Header line first, lines ended by CRLF as the RFC has it. */
export const tableCsv = (
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string => [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');

/** The whole file: `CSV_COLUMNS`, then a line for each event. */
export const csv = (trace: Trace): string => {
  const rows = rowsOf(trace)
    .map((r, index) => ({ ...r, index }))
    .sort((a, b) => a.row.t_ms - b.row.t_ms || a.order - b.order || a.index - b.index);
  return tableCsv(
    CSV_COLUMNS,
    rows.map(({ row }) => CSV_COLUMNS.map((column) => row[column] ?? '')),
  );
};
