/** Which TCP stack each host may run, by what its packets show; several where several fit, none where nothing tells. */
import type { Segment, Side } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import type { Conversation } from '../capture/connections.ts';
import { otherSide, span } from '../capture/seen-segments.ts';
import type { Finding, StackSign } from './finding.ts';
import { STACKS, type Stack, type StackName, stacks } from './stacks.ts';

type StackFinding = Extract<Finding, { code: 'stack' }>;

/** A timer ticks, and a host takes its time. */
const SLACK = 0.1;
/** As a bound on a timer an answer soon after it counts, s. */
const SLACK_SEC = 1;
const AT_ONCE_MS = 5;
/** What gave up had sent so many copies; fewer may be a program that lost its patience. */
const MANY_COPIES = 4;

/** What a host sends starts at one of these (RFC 1700 said 64). */
const firstTtl = (ttl: number): number => [64, 128, 255].find((n) => ttl <= n) ?? 255;

const synSigns = ({ views }: Conversation, side: Side): StackSign[] => {
  for (const view of views) {
    const syn = view.packets.find((p) => p.flags.includes('S') && p.fromClient === (side === 'client'));
    if (!syn) continue;
    const signs: StackSign[] = [];
    if (syn.options) signs.push({ code: 'options', order: syn.options });
    if (syn.ttl !== undefined) signs.push({ code: 'ttl', ttl: firstTtl(syn.ttl) });
    return signs;
  }
  return [];
};

/** The waits between the copies of its FIN, where nothing told it to send them sooner. */
const rtoSigns = (segments: readonly Segment[], side: Side): StackSign[] => {
  const fins = segments.filter((s) => s.from === side && s.flags.includes('F')).map((s) => s.t);
  const waits = fins.slice(1).map((t, i) => t - fins[i]!);
  const [first, second] = waits;
  // Two waits that double are a timer's; one alone may be anything.
  if (!first || !second || Math.abs(second / first - 2) > 4 * SLACK) return [];
  return [{ code: 'first-wait', ms: Math.round(first) }];
};

/** A RST in place of the next copy. */
const givingUpSigns = (segments: readonly Segment[], side: Side): StackSign[] => {
  const fin = segments.find((s) => s.from === side && s.flags.includes('F'));
  if (!fin) return [];
  const end = fin.seq + span(fin);
  const copies = segments.filter((s) => s.from === side && s.seq + span(s) === end && s.flags.includes('F'));
  const reset = segments.find((s) => s.from === side && s.flags.includes('R') && s.t > copies.at(-1)!.t);
  if (copies.length < MANY_COPIES || !reset) return [];
  const heard = segments.some((s) => s.from !== side && (s.arrives ?? 0) > fin.t && s.t < reset.t);
  return heard ? [] : [{ code: 'reset-at-the-end', retries: copies.length - 1 }];
};

/**
 * Between which seconds a state that only time ends was over: a probe or a copy was still acknowledged at the first, a later one got
 * a RST at the second.
 */
const overBetween = (segments: readonly Segment[], side: Side, from: number): [number, number] | null => {
  let alive = 0;
  for (const s of segments) {
    if (s.from === side || s.arrives === null || s.arrives <= from) continue;
    // Data finds no reader behind close(), whatever the state.
    if (s.len > 1) return null;
    const at = s.arrives;
    const reply = segments.find((r) => r.from === side && r.t >= at - 1 && r.t < at + AT_ONCE_MS);
    if (!reply) continue;
    if (reply.flags.includes('R')) return [alive, (at - from) / 1000];
    alive = (at - from) / 1000;
  }
  return null;
};

const stateSigns = ({ trace: { segments } }: CaptureTrace, side: Side): StackSign[] => {
  const fin = segments.find((s) => s.from === side && s.flags.includes('F'));
  if (!fin) return [];
  const end = fin.seq + span(fin);
  const peer = segments.filter((s) => s.from === otherSide(side) && s.arrives !== null);
  const acked = peer.find((s) => s.ack !== null && s.ack >= end && !s.flags.includes('R'));
  const peerFins = peer.filter((s) => s.flags.includes('F'));
  if (!acked) return [];
  // Closed second it is in neither state.
  if (peerFins[0] && fin.ack !== null && fin.ack >= peerFins[0].seq + span(peerFins[0])) return [];
  const over = overBetween(segments, side, acked.arrives!);
  if (!over || over[1] < SLACK_SEC) return [];
  // Each copy of the FIN that was acknowledged began TIME-WAIT anew (RFC 9293 §3.10.7.4).
  const last = peerFins.findLast((s) => s.arrives! <= acked.arrives! + 1000 * over[0] + 1);
  if (!last) return [{ code: 'fin-wait-2', from: over[0], to: over[1] }];
  const since = (sec: number): number => Math.max(0, sec - (last.arrives! - acked.arrives!) / 1000);
  return [{ code: 'time-wait', from: since(over[0]), to: since(over[1]) }];
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= SLACK * b;
const within = (values: readonly number[], { from, to }: { from: number; to: number }): boolean =>
  values.some((v) => v > from - SLACK_SEC && v < to + SLACK_SEC);

/** Does the sign allow this stack, at its defaults? */
const allows = (stack: Stack, sign: StackSign, rttMs: number): boolean => {
  switch (sign.code) {
    case 'options':
      return stack.options.includes(sign.order);
    case 'ttl':
      return stack.ttl.includes(sign.ttl);
    case 'first-wait': {
      const least = stack.leastRtoMs;
      // Where a run of Linux would fit, that is told by the run.
      if (least === null) return sign.ms >= 200 && sign.ms <= 1.3 * (230 + 2 * rttMs);
      return near(sign.ms, Math.max(least, rttMs)) || near(sign.ms, least + rttMs);
    }
    case 'fin-wait-2':
      return within(stack.finWait2Sec, sign);
    case 'time-wait':
      return within(stack.timeWaitSec, sign);
    case 'reset-at-the-end':
      return (
        stack.givesUp.reset && (stack.givesUp.retries === null || stack.givesUp.retries === sign.retries)
      );
  }
};

/** Signs that say nothing: every stack allows them. */
const telling = (sign: StackSign, rttMs: number): boolean =>
  STACKS.some((name) => !allows(stacks[name], sign, rttMs));

/** Nothing changes the order of options; a time to live or a timer is a setting, one known to a tenth a rare one. */
const weight = (sign: StackSign): number => {
  if (sign.code === 'options') return 2;
  return 'from' in sign && sign.to - sign.from < SLACK * sign.to ? 2 : 1;
};

/** `linuxFits`: a run of Linux sends what this side sent, so its timers need no other stack. */
export const stackFindings = (
  conversation: Conversation,
  captured: CaptureTrace,
  linuxFits: boolean,
): StackFinding[] =>
  (['client', 'server'] as const).flatMap((side): StackFinding[] => {
    const { segments } = captured.trace;
    const rtt = captured.rttMs ?? 0;
    const timers = [
      ...(linuxFits ? [] : rtoSigns(segments, side)),
      ...givingUpSigns(segments, side),
      ...stateSigns(captured, side),
    ];
    const fitting = (among: readonly StackName[], signs: readonly StackSign[]): StackName[] =>
      among.filter((name) => signs.every((sign) => allows(stacks[name], sign, rtt)));
    const bySyn = synSigns(conversation, side).filter((sign) => telling(sign, rtt));
    const ofSyn = fitting(STACKS, bySyn);
    // A setting changes a timer, and nothing changes the order of options: timers only tell what that leaves open.
    const byTimers = timers.filter((sign) => telling(sign, rtt));
    const ofBoth = fitting(ofSyn, byTimers);
    const [fits, signs] = ofBoth.length > 0 ? [ofBoth, [...bySyn, ...byTimers]] : [ofSyn, bySyn];
    if (signs.length === 0 || (fits.length > 2 && fits.includes('linux'))) return [];
    const sure = signs.reduce((sum, sign) => sum + weight(sign), 0);
    return [{ code: 'stack', side, fits, signs, sure }];
  });
