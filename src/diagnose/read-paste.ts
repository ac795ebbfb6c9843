/**
 * A paste → what stands in it. Each line is offered to the reader that understood the one before, then to all in order; what none
 * understands is kept with its number. Start here; the readers are in `read/`, one tool each.
 */

import type { TcpState } from '../sim/index.ts';
import type { Endpoint } from './endpoint.ts';
import type {
  Context,
  ErrorKind,
  Flow,
  Found,
  KernelMessage,
  Reader,
  Socket,
  SourceKind,
} from './evidence.ts';
import { anyTable } from './read/any-table.ts';
import { cleanLines, type Line } from './read/clean-lines.ts';
import { conntrack } from './read/conntrack.ts';
import { countLists } from './read/count-lists.ts';
import { netstatStatistics, nstat } from './read/counters.ts';
import { errorLines } from './read/error-lines.ts';
import { kernelLog } from './read/kernel-log.ts';
import { lsof } from './read/lsof.ts';
import { netstat } from './read/netstat.ts';
import { procNetTcp, procNetTcp6 } from './read/proc-net-tcp.ts';
import { sockstat, ssSummary } from './read/socket-totals.ts';
import { ss } from './read/ss.ts';
import { sysctl } from './read/sysctl.ts';
import { tcpdump } from './read/tcpdump.ts';
import { STATE_IN_TEXT, stateNamed } from './socket-states.ts';

/** What is certain of its lines comes first; what reads sentences, last. */
const readers: readonly Reader[] = [
  ss,
  netstat,
  procNetTcp,
  procNetTcp6,
  conntrack,
  lsof,
  tcpdump,
  ssSummary,
  sockstat,
  nstat,
  netstatStatistics,
  sysctl,
  kernelLog,
  anyTable,
  errorLines,
  countLists,
];

/** One run of one command: between two headings, two commands, or two rules of dashes. */
export interface Sample {
  kind: SourceKind;
  /** As typed; null where the paste does not show it. */
  command: string | null;
  sockets: Socket[];
  counts: Partial<Record<TcpState | 'orphan', number>>;
  counters: Record<string, number>;
}

export interface LoggedError {
  line: number;
  error: ErrorKind;
  peer: Endpoint | null;
  /** Whose words these are: `nginx`, `Go`; null where any program could have written them. */
  who: string | null;
}

export interface Paste {
  samples: Sample[];
  flows: Flow[];
  kernel: { line: number; message: KernelMessage; port: number | null }[];
  errors: LoggedError[];
  settings: Record<string, number[]>;
  /** Lines that tcpdump or tshark printed. */
  packets: number;
  /** What no reader understood: the first of them, and how many there are. */
  unread: { line: number; text: string }[];
  unreadCount: number;
  /** Lines that are not empty. */
  lines: number;
  /** Why the whole is no text of a tool. */
  fault: 'binary' | 'html' | 'capture-file' | null;
  /** Characters left out at the end, because there were too many. */
  cut: number;
}

export const MOST_CHARACTERS = 16_000_000;
const MOST_UNREAD = 20;

const faultIn = (text: string): Paste['fault'] => {
  const head = text.slice(0, 4000);
  if (/^(?:\u00d4\u00c3\u00b2\u00a1|\u00a1\u00b2\u00c3\u00d4|\n\r\r\n)/.test(head)) return 'capture-file';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what makes it binary.
  const control = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (control > 4 && control * 50 > head.length) return 'binary';
  return /^\s*(?:<!doctype html|<html|<\?xml|<head|<body)/i.test(head) ? 'html' : null;
};

/** A line that parts two samples: dashes, a date, `watch`'s heading, "5 minutes later". */
const SEPARATOR =
  /^\s*(?:[-=*#_~]{3,}.*|Every [\d.]+s: .*|(?:\w{3} )?\w{3} +\d{1,2} \d{1,2}:\d{2}:\d{2}(?: [AP]M)?(?: \w+)? \d{4}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?\S*|.{0,40}\b(?:later|after|then|now|again)\b:?|.{0,20}(?:以后|之后|后|过了).{0,8}[:：]?)\s*$/i;

const stateAskedIn = (command: string): TcpState | null => {
  const [, name] = /\bstate\s+'?([\w-]+)/.exec(command) ?? [];
  const asked = stateNamed(name ?? '') ?? stateNamed(STATE_IN_TEXT.exec(command)?.[0] ?? '');
  return asked ?? (/\blisten/i.test(command) ? 'LISTEN' : null);
};

class Gathering {
  readonly paste: Paste = {
    samples: [],
    flows: [],
    kernel: [],
    errors: [],
    settings: {},
    packets: 0,
    unread: [],
    unreadCount: 0,
    lines: 0,
    fault: null,
    cut: 0,
  };
  context: Context = { asked: null, heading: '' };
  private command: string | null = null;
  /** Something between two rows that begins a new sample of whatever follows. */
  private parted = true;
  private current: Sample | null = null;

  commandLine(command: string): void {
    this.command = command;
    this.context = { asked: stateAskedIn(command), heading: '' };
    this.parted = true;
  }

  part(): void {
    this.parted = true;
  }

  private sample(kind: SourceKind): Sample {
    if (!this.parted && this.current?.kind === kind) return this.current;
    // Between two kinds of one paste nothing need stand.
    const open = this.parted ? null : this.paste.samples.findLast((one) => one.kind === kind);
    this.current = open ?? { kind, command: this.command, sockets: [], counts: {}, counters: {} };
    if (!open) this.paste.samples.push(this.current);
    this.parted = false;
    return this.current;
  }

  private last: Socket | null = null;

  take(found: Found, kind: SourceKind, line: Line): void {
    const { paste } = this;
    switch (found.is) {
      case 'heading':
        this.context = { ...this.context, heading: line.text.toLowerCase() };
        // The sections of netstat -s and the columns of nstat are headings inside one sample.
        if (kind !== 'netstat -s') this.parted = true;
        return;
      case 'socket':
        this.last = { line: line.number, ...found.socket };
        this.sample(kind).sockets.push(this.last);
        return;
      case 'detail':
        if (!this.last) return;
        if (found.rttMs !== undefined) this.last.rttMs = found.rttMs;
        if (found.rtoMs !== undefined) this.last.rtoMs = found.rtoMs;
        if (found.timer) this.last.timer = found.timer;
        if (found.process) {
          this.last.process = found.process;
          this.last.held = true;
        }
        return;
      case 'count': {
        const { counts } = this.sample(kind);
        // A state that comes twice is the next sample.
        if (counts[found.state] !== undefined) this.parted = true;
        this.sample(kind).counts[found.state] = found.count;
        return;
      }
      case 'counter': {
        if (this.sample(kind).counters[found.name] !== undefined) this.parted = true;
        this.sample(kind).counters[found.name] = found.value;
        return;
      }
      case 'setting':
        paste.settings[found.name] = found.value;
        return;
      case 'kernel':
        paste.kernel.push({ line: line.number, message: found.message, port: found.port ?? null });
        return;
      case 'error':
        paste.errors.push({ line: line.number, error: found.error, peer: found.peer, who: found.who });
        return;
      case 'flow':
        paste.flows.push({ line: line.number, ...found.flow });
        return;
      case 'packet':
        paste.packets += 1;
        return;
      case 'noise':
        return;
    }
  }

  leave(line: Line): void {
    this.paste.unreadCount += 1;
    if (this.paste.unread.length < MOST_UNREAD)
      this.paste.unread.push({ line: line.number, text: line.text.trim().slice(0, 120) });
  }
}

/** @param read told how many lines are read and how many there are, now and then */
export const readPaste = (whole: string, read: (done: number, of: number) => void = () => {}): Paste => {
  const text = whole.slice(0, MOST_CHARACTERS);
  const gathering = new Gathering();
  const { paste } = gathering;
  paste.cut = whole.length - text.length;
  paste.fault = faultIn(text);
  if (paste.fault === 'binary' || paste.fault === 'capture-file') return paste;
  const lines = cleanLines(text);
  let reader: Reader = readers[0]!;
  for (const [index, line] of lines.entries()) {
    if (index % 5000 === 0) read(index, lines.length);
    if (/^\s*(?:```.*)?$/.test(line.text)) continue;
    paste.lines += 1;
    if (line.command !== null) {
      gathering.commandLine(line.command);
      continue;
    }
    let found = reader.read(line.text, gathering.context);
    // What only continues a list gives way to whoever knows the line better.
    if (!found || (!Array.isArray(found) && found.is === 'noise')) {
      for (const other of readers) {
        if (other === reader) continue;
        const better = other.read(line.text, gathering.context);
        if (!better || (found && !Array.isArray(better) && better.is === 'noise')) continue;
        found = better;
        reader = other;
        break;
      }
    }
    if (found) for (const one of [found].flat()) gathering.take(one, reader.kind, line);
    else if (SEPARATOR.test(line.text)) gathering.part();
    else gathering.leave(line);
  }
  return paste;
};
