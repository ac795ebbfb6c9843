/** The calls of the program on the host under test, as lines of a packetdrill script at the times they are made. */
import { type Call, errorName, type Side, type Step, type Trace } from '../../sim/index.ts';
import type { CapturedPacket } from '../wire-capture.ts';

export interface ScriptCall {
  /** When it is made, µs since the first SYN left the client. */
  at: number;
  /** How long it blocks, µs; absent: it returns at once. */
  took?: number;
  text: string;
}

/** One read() takes this much at most. */
const READ_BYTES = 65_536;

/** A failure as packetdrill's grammar has it: the name, then strerror() in brackets, and never the one without the other. */
const failure = ({ errno, error }: Call): string | null =>
  errno ? `-1 ${errorName(errno)} (${error})` : null;

const read = (fd: number, result: number | string): string => `read(${fd}, ..., ${READ_BYTES}) = ${result}`;

const optionText = (step: Step, fd: number): string | null => {
  if (step.do === 'linger')
    return `setsockopt(${fd}, SOL_SOCKET, SO_LINGER, {onoff=1, linger=${step.sec}}, 8) = 0`;
  if (step.do === 'option') {
    const level = step.name.startsWith('SO_') ? 'SOL_SOCKET' : 'IPPROTO_TCP';
    return `setsockopt(${fd}, ${level}, ${step.name}, [${step.value}], 4) = 0`;
  }
  return null;
};

export const optionCalls = (steps: readonly Step[], fd: number): string[] =>
  steps.flatMap((step) => optionText(step, fd) ?? []);

/** The options that the client sets on a socket that is not open yet; its descriptor is 3. */
export const beforeConnect = (script: readonly Step[]): string[] =>
  optionCalls(script.slice(0, opening(script)), 3);

/** Where a script connects; the server's never does, and its first step is past it. */
const opening = (script: readonly Step[]): number =>
  Math.max(
    0,
    script.findIndex((step) => step.do === 'connect'),
  );

const callText = (step: Step, call: Call, fd: number): string | null => {
  // No packet comes of it, and packetdrill itself knows no descriptor that was closed.
  if (call.errno && errorName(call.errno) === 'EBADF') return null;
  const failed = failure(call);
  switch (step.do) {
    case 'send':
      return `write(${fd}, ..., ${step.bytes}) = ${failed ?? call.bytes ?? step.bytes}`;
    case 'recv': {
      const [bytes, result] = [step.bytes ?? READ_BYTES, failed ?? call.bytes ?? 0];
      // Written where it returned: what it has waited for by then needs no more waiting.
      return step.timeoutMs === undefined
        ? `read(${fd}, ..., ${bytes}) = ${result}`
        : `recv(${fd}, ..., ${bytes}, MSG_DONTWAIT) = ${result}`;
    }
    case 'recvUntilEof':
      return read(fd, failed ?? 0); // the last of its read() calls; those before it are `reads`
    case 'close':
      return `close(${fd}) = 0`;
    case 'shutdown':
      return `shutdown(${fd}, ${{ wr: 'SHUT_WR', rd: 'SHUT_RD', rdwr: 'SHUT_RDWR' }[step.how]}) = ${failed ?? 0}`;
    default:
      return optionText(step, fd);
  }
};

/** Which script step a call in the trace belongs to: `step` where the simulator says so, else the next of that name. */
const stepOf = (script: readonly Step[], call: Call, from: number): number => {
  if (call.step !== undefined) return call.step;
  const at = script.findIndex((s, i) => i >= from && s.do === nameOf(call));
  return at < 0 ? from : at;
};

const nameOf = (call: Call): string => (call.do === 'eof' ? 'recvUntilEof' : call.do);

/** Of a client's many connections one is told of: which script it runs is seen by its calls. */
const scriptOf = ({ scenario, app }: Trace, side: Side): readonly Step[] => {
  const made = app.filter((call) => call.side === side && (call.conn ?? 1) === 1 && call.step !== undefined);
  const others = side === 'client' ? (scenario.load ?? []) : [];
  const fits = (script: readonly Step[]) => made.every((call) => script[call.step!]?.do === nameOf(call));
  return [scenario[side], ...others].map(({ script }) => script).find(fits) ?? scenario[side].script;
};

/** What had come in order by when: [µs, bytes so far], and how much of it the program has read. */
class Incoming {
  private read = 0;
  private readonly steps: { at: number; bytes: number }[] = [];

  constructor(packets: readonly CapturedPacket[]) {
    let next = 1; // the SYN is 0
    const waiting: [number, number][] = [];
    for (const { sent, at, segment: s } of packets) {
      if (sent || s.len === 0 || s.flags.includes('S')) continue;
      waiting.push([s.seq, s.seq + s.len]);
      waiting.sort((a, b) => a[0] - b[0]);
      const before = next;
      for (const [left, right] of waiting) if (left <= next) next = Math.max(next, right);
      if (next === before) continue;
      // Several at one instant are there before any call is made.
      if (this.steps.at(-1)?.at === at) this.steps.pop();
      this.steps.push({ at, bytes: next - 1 });
    }
  }

  /** The program read this many bytes by a call of its own. */
  took(bytes: number): void {
    this.read += bytes;
  }

  /** read() at `from` and again whenever more has come until `until`: what a program does that reads to the end. */
  reads(fd: number, from: number, until: number): ScriptCall[] {
    const calls: ScriptCall[] = [];
    for (const { at, bytes } of this.steps) {
      if (at > until) break;
      // What came before the program began to read is one heap; it is taken in one go.
      const next = this.steps.find((s) => s.at > at);
      if (at < from && next && next.at <= from) continue;
      for (; this.read < bytes; ) {
        const got = Math.min(READ_BYTES, bytes - this.read);
        this.read += got;
        calls.push({ at: Math.max(at, from), text: read(fd, got) });
      }
    }
    return calls;
  }
}

/** `packets`: those of the host under test. `until`: when a later connection begins, µs, whose calls are left out. */
export const scriptCalls = (
  trace: Trace,
  side: Side,
  packets: readonly CapturedPacket[],
  fd: number,
  until = Infinity,
): ScriptCall[] => {
  const script = scriptOf(trace, side);
  const closes = script.findIndex((step) => step.do === 'close');
  const incoming = new Incoming(packets);
  const calls: ScriptCall[] = [];
  const end = Math.round(trace.observedUntilMs * 1000);
  let next = opening(script);
  let free = 0; // when the call before returned
  /** Options leave no record of their own in a recording; sleeps never do. */
  const upTo = (index: number, at: number): void => {
    for (; next < index; next++) {
      const text = optionText(script[next]!, fd);
      if (text !== null && (closes < 0 || next < closes)) calls.push({ at, text });
    }
  };
  /** When the step may begin: after the call before, and after the sleeps between. */
  const begins = (index: number): number => {
    let at = free;
    for (let i = next; i <= index; i++) {
      const step = script[i];
      if (step?.do === 'sleep') at += step.ms * 1000;
      at = Math.max(at, (step?.atMs ?? 0) * 1000);
    }
    return Math.round(at);
  };
  for (const call of trace.app) {
    if (call.side !== side || (call.conn ?? 1) !== 1 || call.do === 'reconnect') continue;
    const returned = Math.round(call.t * 1000);
    if (returned >= until) break;
    const index = stepOf(script, call, next);
    const step = script[index];
    if (!step || index < next) continue;
    const called = call.calledAt === undefined ? begins(index) : Math.round(call.calledAt * 1000);
    upTo(index, Math.min(called, returned));
    next = Math.max(next, index + 1);
    free = returned;
    const text = callText(step, call, fd);
    if (text === null) continue;
    if (step.do === 'recvUntilEof') calls.push(...incoming.reads(fd, called, returned));
    if (step.do === 'recv' && !call.errno) incoming.took(call.bytes ?? 0);
    // A read that waited is written where it returned: what it waited for is then there, and no other line depends on it.
    const writes = step.do === 'send' || step.do === 'close' || step.do === 'shutdown';
    if (writes && call.calledAt !== undefined && returned - called > 1000) {
      calls.push({ at: called, took: returned - called, text });
      continue;
    }
    // Recordings note a call when it has returned; what it sent may already be on the wire by then.
    const sent = packets.find(
      ({ sent, at, segment }) =>
        sent &&
        at <= returned &&
        at > returned - 1000 &&
        (step.do === 'send' ? segment.len > 0 : /[FR]/.test(segment.flags)),
    );
    calls.push({ at: writes ? (sent?.at ?? returned) : returned, text });
  }
  // A program that still reads when nobody looks any more has read all the same.
  const left = script.findIndex((step, i) => i >= next && step.do !== 'sleep' && !optionText(step, fd));
  if (left >= 0 && script[left]!.do === 'recvUntilEof') calls.push(...incoming.reads(fd, begins(left), end));
  // A program that ends without a close() leaves it to the kernel; packetdrill does not end there. `do_exit`
  const exits = begins(script.length);
  if (left < 0 && closes < 0 && exits < Math.min(end, until))
    calls.push({ at: exits, text: `close(${fd}) = 0` });
  return calls;
};
