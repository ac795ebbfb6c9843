/** One captured connection answered: who closed first, how it ended and when, and what is worth counting. */
import type { Segment, Side, TcpState } from '../../sim/index.ts';
import type { CaptureTrace } from './capture-trace.ts';
import type { Conversation, SeenConnection } from './connections.ts';
import { otherSide, span } from './seen-segments.ts';
import { type Wait, waits } from './waits.ts';

/**
 * `fin` both sides closed and both FINs were acknowledged · `rst` a RST and no FIN · `rst-after-fin` · `refused` a RST answered the
 * SYN · `unanswered` nothing answered it · `timeout` sent again and again, and never answered · `half-closed` one side closed, the
 * other had not when the capture ended · `cut-off` the capture ends before the answer to a FIN · `open` no FIN, no RST.
 */
export type Ending =
  | 'fin'
  | 'rst'
  | 'rst-after-fin'
  | 'refused'
  | 'unanswered'
  | 'timeout'
  | 'half-closed'
  | 'cut-off'
  | 'open';

/** A setting that the handshake shows: 1 offered, 0 not. */
export interface ShownSetting {
  side: Side;
  setting: 'tcp_sack' | 'tcp_window_scaling';
  value: 0 | 1;
}

export interface CloseStory {
  /** `address:port`. The client is the opener, or the side with the higher port where the opening was not seen. */
  client: string;
  server: string;
  /** Whose FIN came first; `both` where neither had heard of the other's; null without a FIN. */
  closedFirst: Side | 'both' | null;
  ended: Ending;
  /** ms since the first segment; null where it has no end in the capture. */
  endedMs: number | null;
  /** ms of silence before the first FIN or RST; null without one, or where nothing came before. */
  idleMs: number | null;
  /** Who sent the first RST. */
  resetBy: Side | null;
  /** `seen` counts all packets of the capture, `lost` what is drawn as lost, `unknown` what may be, `retransmitted` and `resets` what the capture holds of its end. */
  segments: {
    seen: number;
    lost: number;
    unknown: number;
    retransmitted: number;
    resets: number;
  };
  states: Record<Side, { t: number; state: TcpState }[]>;
  waits: Wait[];
  settings: ShownSetting[];
}

/** Copies without an answer after which a host is taken to have given up. */
const GIVEN_UP = 3;

/** `10.0.0.1:80`, `[2001:db8::1]:80`. */
export const addressText = ({ address, port }: SeenConnection['client']): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const finOf = (segments: readonly Segment[], side: Side): Segment | undefined =>
  segments.find((s) => s.from === side && s.flags.includes('F'));

/** A FIN that acknowledges the other's came second; where neither does, they crossed. */
export const closedFirst = (segments: readonly Segment[]): Side | 'both' | null => {
  const client = finOf(segments, 'client');
  const server = finOf(segments, 'server');
  if (!client || !server) return client ? 'client' : server ? 'server' : null;
  const heard = (s: Segment, of: Segment): boolean => s.ack !== null && s.ack >= of.seq + span(of);
  if (heard(server, client)) return 'client';
  if (heard(client, server)) return 'server';
  return 'both';
};

interface End {
  ended: Ending;
  endedMs: number | null;
}

const endOf = (segments: readonly Segment[]): End => {
  const reset = segments.find((s) => s.flags.includes('R'));
  const fins = (['client', 'server'] as const).flatMap((side) => finOf(segments, side) ?? []);
  const syn = segments.find((s) => s.flags === 'S');
  const ack = segments.some((s) => s.flags.includes('S') && s.flags.includes('A'));
  if (reset) {
    // Data shows that it was open, whatever the capture holds of the handshake.
    const opened = ack || !syn || segments.some((s) => s.len > 0);
    const before = fins.some((s) => s.t <= reset.t);
    if (before) {
      const closed = acknowledged(segments, fins);
      // A RST behind a close that was done ends nothing.
      if (fins.length === 2 && closed !== null && closed <= reset.t) return { ended: 'fin', endedMs: closed };
    }
    return { ended: before ? 'rst-after-fin' : opened ? 'rst' : 'refused', endedMs: reset.t };
  }
  const last = segments.at(-1);
  const copies = last?.retransmission ?? 0;
  const pending = last && span(last) > 0 && !segments.some((s) => s.t > last.t && s.from !== last.from);
  const gaveUp = pending && copies >= GIVEN_UP;
  if (syn && segments.every((s) => s.from === syn.from && s.flags === 'S'))
    return { ended: 'unanswered', endedMs: null };
  if (gaveUp) return { ended: 'timeout', endedMs: last.t };
  if (fins.length === 0) return { ended: 'open', endedMs: null };
  const closed = acknowledged(segments, fins);
  if (closed === null) return { ended: 'cut-off', endedMs: null };
  return fins.length === 2 ? { ended: 'fin', endedMs: closed } : { ended: 'half-closed', endedMs: null };
};

/** When the last of the FINs was acknowledged; null where one was not. */
const acknowledged = (segments: readonly Segment[], fins: readonly Segment[]): number | null => {
  let at = 0;
  for (const fin of fins) {
    const reply = segments.find(
      (s) => s.from === otherSide(fin.from) && s.ack !== null && s.ack >= fin.seq + span(fin),
    );
    if (!reply) return null;
    at = Math.max(at, reply.arrives ?? reply.t);
  }
  return at;
};

export const closeStory = ({ views }: Conversation, captured: CaptureTrace): CloseStory => {
  const { trace } = captured;
  const [one] = views;
  const { segments } = trace;
  const start = segments.findIndex((s) => /[FR]/.test(s.flags));
  const before = segments.slice(0, Math.max(0, start));
  const quiet = before.reduce((latest, s) => Math.max(latest, s.t), -Infinity);
  const settings: ShownSetting[] = [];
  for (const side of ['client', 'server'] as const) {
    if ((side === 'client' ? one.clientIsn : one.serverIsn) === null) continue;
    if (!segments.some((s) => s.from === side && s.flags.includes('S'))) continue;
    // A server answers only what the client offered.
    const asked = side === 'client';
    if (asked || one.sack.client) settings.push({ side, setting: 'tcp_sack', value: one.sack[side] ? 1 : 0 });
    if (asked || one.scale.client !== null)
      settings.push({ side, setting: 'tcp_window_scaling', value: one.scale[side] === null ? 0 : 1 });
  }
  const states = (side: Side) => trace.states[side].map(({ t, state }) => ({ t, state }));
  return {
    client: addressText(one.client),
    server: addressText(one.server),
    closedFirst: closedFirst(segments),
    ...endOf(segments),
    idleMs: start < 0 || !Number.isFinite(quiet) ? null : Math.max(0, segments[start]!.t - quiet),
    resetBy: segments.find((s) => s.flags.includes('R'))?.from ?? null,
    segments: {
      seen: Math.max(...views.map((v) => v.count)),
      lost: segments.filter((s) => s.arrives === null).length,
      unknown: segments.filter((s) => s.arrivalUnknown).length,
      retransmitted: segments.filter((s) => s.retransmission).length,
      resets: segments.filter((s) => s.flags.includes('R')).length,
    },
    states: { client: states('client'), server: states('server') },
    waits: waits(captured),
    settings,
  };
};
