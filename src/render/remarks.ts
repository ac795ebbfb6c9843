/** All that a run gives to say, most telling first. */
import { facts, type Side, stateLabel, type TcpState, type Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';
import { acceptStory } from './accept-story.ts';
import { boxStory } from './box-story.ts';
import { type FinStory, finStory, peerOf } from './fin-story.ts';
import { finTrouble, type Remark } from './fin-trouble.ts';
import { givenUp } from './given-up.ts';
import { resetsOf } from './reset-story.ts';
import { roughDuration } from './rough-duration.ts';

const sides: readonly Side[] = ['client', 'server'];

/** Never empty. `actor` is the name of what sends: `Linux`. @param lead whose FIN is told of before the other's */
export function remarks(trace: Trace, words: FindingWords, actor: string, lead?: Side): Remark[] {
  const all = facts(trace);
  const queue = acceptStory(trace, words);
  if (!trace.states.client.some(({ state }) => state === 'ESTABLISHED'))
    return [...queue, [words.neverOpens]];

  const box = [...queue, ...boxStory(trace, words)];
  const ends = trace.segments.find(({ flags, sentBy }) => /[FR]/.test(flags) && sentBy !== 'middlebox');
  const first =
    ends?.from ?? ((all.server.closeMs ?? Infinity) < (all.client.closeMs ?? Infinity) ? 'server' : 'client');
  const order = [first, peerOf(first)];
  const errors = order.flatMap((side): Remark[] =>
    all[side].lastError ? [[words.error(words.host[side], all[side].lastError)]] : [],
  );
  if (!ends) {
    const closing = order.find((side) => all[side].closeMs !== null);
    const lead = closing
      ? words.nothingLeaves(words.host[closing])
      : words.nobodyCloses(roughDuration(trace.observedUntilMs));
    const given = order.flatMap((side) => givenUp(trace, side, words, actor));
    return [
      ...box,
      ...(given.length > 0 ? [...given, ...errors] : box.length > 0 ? errors : [[lead]]),
      ...order.flatMap((side) => whatStays(trace, side, words)),
    ];
  }

  const fins = order.flatMap((side) => finStory(trace, side, ends.conn) ?? []);
  const told = [...fins].sort((a, b) => Number(b.side === lead) - Number(a.side === lead));
  const troubles = told.flatMap((fin) => finTrouble(fin, fins, words, actor));
  const resets = resetsOf(trace, ends.conn, words);
  const opened = reopened(trace, words);
  if (opened.length > 0) return [...opened, ...troubles];
  const smooth = troubles.length === 0 && resets.length === 0;
  const losses = othersLost(trace, fins, words);
  if (losses.length > 0 && smooth && fins.length === 2) losses.push([words.allTheSame]);
  const crossed = crosses(trace);
  const answers = fins.some(({ peerGone, lostFirst }) => peerGone && lostFirst > 0) ? [] : resets;
  return [
    ...box,
    ...order.flatMap((side) => givenUp(trace, side, words, actor)),
    ...resets.filter(({ breaksOff }) => breaksOff).map(({ says }) => says),
    ...troubles,
    ...losses,
    ...(crossed && !smooth ? [[words.bothAtOnce]] : []),
    ...order.flatMap((side) => finWait2(trace, side, fins, words)),
    ...answers.filter(({ breaksOff }) => !breaksOff).map(({ says }) => says),
    ...(smooth && losses.length === 0 ? plainClose(trace, fins, words) : []),
    ...errors,
    ...order.flatMap((side) => whatStays(trace, side, words)),
    ...(troubles.length > 0 || crossed ? [] : order.flatMap((side) => timeWait(trace, side, words))),
  ];
}

/** Where a socket may be for ever; in the others a clock runs. */
const resting: readonly TcpState[] = ['ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT2'];

function whatStays(trace: Trace, side: Side, words: FindingWords): Remark[] {
  const { finalState, goneMs } = facts(trace)[side];
  if (goneMs !== null || finalState === null || finalState === 'TIME_WAIT') return [];
  const label = stateLabel(finalState);
  return resting.includes(finalState)
    ? [[words.stays(words.host[side], label)]]
    : [[words.still(words.host[side], label, roughDuration(trace.observedUntilMs))]];
}

/** A FIN-WAIT-2 that ended by its own clock, and the peer that let it. */
function finWait2(trace: Trace, side: Side, fins: FinStory[], words: FindingWords): Remark[] {
  const all = facts(trace);
  const { goneMs, inState } = all[side];
  if (goneMs === null || trace.states[side].at(-2)?.state !== 'FIN_WAIT2') return [];
  if (trace.segments.some(({ flags, t }) => flags.includes('R') && t <= goneMs + 1)) return [];
  const peer = peerOf(side);
  const silent = all[peer].closeMs === null && all[peer].goneMs === null && fins.length === 1;
  const leaves = [words.leavesFinWait2(words.host[side], roughDuration(inState.FIN_WAIT2 ?? 0))];
  return silent ? [[words.neverCloses(words.host[peer])], leaves] : [leaves];
}

function timeWait(trace: Trace, side: Side, words: FindingWords): Remark[] {
  const { inState, goneMs } = facts(trace)[side];
  if (goneMs === null || !inState.TIME_WAIT) return [];
  return [[words.keepsTimeWait(words.host[side], roughDuration(inState.TIME_WAIT))]];
}

/** What else the network lost: data, and ACKs that answered no FIN. What a box stopped is told as the box's doing. */
function othersLost(trace: Trace, fins: FinStory[], words: FindingWords): Remark[] {
  const lost = trace.segments.filter(
    (segment) =>
      segment.arrives === null &&
      !segment.box &&
      !/[FRS]/.test(segment.flags) &&
      !fins.some(({ acks }) => acks.includes(segment)),
  );
  const data = lost.filter(({ len }) => len > 0).length;
  return [
    ...(data > 0 ? [[words.dataLost(data)]] : []),
    ...(lost.length > data ? [[words.acksLost(lost.length - data)]] : []),
  ];
}

const crosses = (trace: Trace): boolean =>
  [...trace.states.client, ...trace.states.server].some(({ state }) => state === 'CLOSING');

/** A close in which nothing was lost. */
function plainClose(trace: Trace, fins: FinStory[], words: FindingWords): Remark[] {
  const [first, second] = fins;
  if (!first || !second) return [];
  const waited = sides.every((side) => trace.states[side].some(({ state }) => state === 'TIME_WAIT'));
  if (crosses(trace)) return [[waited ? words.bothAtOnceTimeWait : words.bothAtOnce]];
  const after = trace.segments.filter(
    ({ t, conn }) => conn === first.copies[0].conn && t >= first.copies[0].t,
  );
  const bytes = after.filter(
    ({ from, len, t }) => from === second.side && len > 0 && t > (first.arrivedAt ?? 0),
  );
  if (bytes.length > 0) {
    const sum = bytes.reduce((total, { len }) => total + len, 0);
    return [[words.closedWithData(words.host[second.side], sum)]];
  }
  return [[words.closedBy(after.length)]];
}

/** The second connection of a scenario that opens one. */
function reopened(trace: Trace, words: FindingWords): Remark[] {
  const call = trace.app.find((made) => made.do === 'reconnect');
  if (!call) return [];
  const failed = call.error !== undefined || call.errno !== undefined;
  if (failed) return [[words.doesNotReopen(facts(trace)[call.side].lastError ?? undefined)]];
  const after = roughDuration(call.t - (call.calledAt ?? call.t));
  const step = trace.scenario[call.side].script[call.step ?? -1];
  return [[step?.do === 'reconnect' && step.samePort ? words.reusesPort(after) : words.reopens(after)]];
}
