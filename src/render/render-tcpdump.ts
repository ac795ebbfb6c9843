import type { Segment, Side, Trace } from '../sim/index.ts';
import type { RunWords } from '../words/index.ts';
import { escapeText } from './escape-text.ts';

/** Documentation addresses (RFC 5737), the same as in exported captures. */
export const HOST_ADDRESS: Record<Side, string> = { client: '192.0.2.1', server: '198.51.100.1' };
export const SERVER_PORT = 8000;

/** Port of the client in connection 1, 2 …; `reconnect` with `samePort` keeps the first. */
export const clientPort = (trace: Trace, conn = trace.scenario.watch ?? 1): number => {
  const keeps = trace.scenario.client.script.some((step) => step.do === 'reconnect' && step.samePort);
  return 40000 + (keeps ? 0 : conn - 1);
};

export interface TcpdumpLine {
  /** Event id: `s3` as it left, `r3` as it arrived, `d3` a second copy. */
  id: string;
  text: string;
  /** It left here and never arrived: the network lost it, or the box on the path let it go no further. */
  lost: false | 'network' | 'box';
}

/** Whose capture: one host's own, or every segment once, as it left its sender. */
export type CapturePoint = Side | 'sender';

const two = (n: number): string => `${n}`.padStart(2, '0');
/** ` 00:00:00.226460`, as `-ttt` prints the time since the line before. */
const delta = (us: number): string => {
  const s = Math.floor(us / 1e6);
  return ` ${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${`${us % 1e6}`.padStart(6, '0')}`;
};
const letters: Record<string, string> = { S: 'S', F: 'F', R: 'R', P: 'P', A: '.', E: 'E', W: 'W' };

const line = (trace: Trace, s: Segment): string => {
  const ends: Record<Side, string> = {
    client: `${HOST_ADDRESS.client}.${clientPort(trace, s.conn)}`,
    server: `${HOST_ADDRESS.server}.${SERVER_PORT}`,
  };
  const to: Side = s.from === 'client' ? 'server' : 'client';
  // tcpdump prints F S R P before the dot that stands for ACK, and ECE and CWR after it.
  const flags = ['F', 'S', 'R', 'P', 'A', 'E', 'W']
    .map((f) => (s.flags.includes(f) ? letters[f] : ''))
    .join('');
  // A bare ACK has no sequence number worth printing.
  const bare = s.len === 0 && !/[SFR]/.test(s.flags);
  const seq = bare ? '' : `, seq ${s.len ? `${s.seq}:${s.seq + s.len}` : s.seq}`;
  const ack = s.ack === null ? '' : `, ack ${s.ack}`;
  const win = s.win === undefined ? '' : `, win ${s.win}`;
  // Recordings write the edges of all blocks in one list.
  const edges = (s.sack ?? []).flat();
  const blocks = edges.flatMap((left, i) => (i % 2 ? [] : [`{${left}:${edges[i + 1]}}`]));
  const option = s.mss === undefined ? `sack ${blocks.length} ${blocks.join('')}` : `mss ${s.mss}`;
  const options = blocks.length || s.mss !== undefined ? `, options [${option}]` : '';
  return `IP ${ends[s.from]} > ${ends[to]}: Flags [${flags}]${seq}${ack}${win}${options}, length ${s.len}`;
};

/** The lines of `tcpdump -ttt -n`, numbers relative as tcpdump prints them after the handshake. */
export const tcpdumpLines = (trace: Trace, at: CapturePoint = 'client'): TcpdumpLine[] => {
  const seen: { id: string; us: number; s: Segment }[] = [];
  trace.segments.forEach((s, i) => {
    const add = (id: string, t: number | null | undefined): void => {
      if (t != null) seen.push({ id: `${id}${i}`, us: Math.round(t * 1000), s });
    };
    if (at === 'sender' || (s.from === at && s.sentBy !== 'middlebox')) add('s', s.t);
    else if (s.from !== at) {
      add('r', s.arrives);
      add('d', s.duplicateArrives);
    }
  });
  seen.sort((a, b) => a.us - b.us);
  return seen.map(({ id, us, s }, i) => ({
    id,
    text: `${delta(us - (seen[i - 1]?.us ?? us))} ${line(trace, s)}`,
    lost: s.arrives === null && (s.box ? 'box' : 'network'),
  }));
};

/** A line in which the eye finds the time and the flags. */
const lineHtml = (text: string): string =>
  escapeText(text)
    .replace(/^ (\S+)/, ' <i>$1</i>')
    .replace(/Flags \[[^\]]*\]/, '<b>$&</b>');

/** The same as HTML: one `<span data-event>` a line; what is lost later is crossed out for the eye and said in words. */
export const renderTcpdump = (trace: Trace, words: RunWords, at: CapturePoint = 'client'): string =>
  `<pre class="la-tcpdump">${tcpdumpLines(trace, at)
    .map(({ id, text, lost }) => {
      const mark = lost ? `  <em>${words.lostMarks[lost]}</em>` : '';
      return `<span data-event="${id}"${lost ? ' class="la-lost"' : ''}>${lineHtml(text)}${mark}</span>`;
    })
    .join('\n')}</pre>`;
