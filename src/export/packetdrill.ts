/**
 * Trace → packetdrill script. One host is the kernel under test: its calls and the segments it must send (`>`). What
 * reached it from the other host is injected (`<`); what the network lost is simply not. Syntax: packetdrill's parser.y.
 */
import type { Call, Segment, Side, Step, Trace } from '../sim/index.ts';
import { type CapturedPacket, SERVER_PORT, sackBlocks, wireCapture } from './wire-capture.ts';

const seconds = (us: number): string => (us / 1e6).toFixed(6);
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** Options as packetdrill spells them, read back from the bytes we would put on the wire. */
const optionsOf = (packet: CapturedPacket): string => {
  const { bytes, segment } = packet;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = 20 + (bytes[32]! >> 4) * 4;
  const blocks = sackBlocks(segment);
  const words: string[] = [];
  for (let i = 40; i < end; ) {
    const kind = bytes[i]!;
    if (kind === 1) {
      words.push('nop');
      i++;
      continue;
    }
    if (kind === 2) words.push(`mss ${view.getUint16(i + 2)}`);
    else if (kind === 3) words.push(`wscale ${bytes[i + 2]}`);
    else if (kind === 4) words.push('sackOK');
    else if (kind === 5) words.push(`sack ${blocks.map(([l, r]) => `${l}:${r}`).join(' ')}`);
    else if (kind === 8) words.push(`TS val ${view.getUint32(i + 2)} ecr ${view.getUint32(i + 6)}`);
    i += bytes[i + 1]!;
  }
  return words.length > 0 ? ` <${words.join(',')}>` : '';
};

const segmentText = (packet: CapturedPacket): string => {
  const s: Segment = packet.segment;
  const flags = [...s.flags].map((f) => (f === 'A' ? '.' : f)).join('');
  const ack = s.ack === null ? '' : ` ack ${s.ack}`;
  const window = (packet.bytes[34]! << 8) | packet.bytes[35]!;
  // What a kernel under test offers as its window depends on its memory; it is checked by nobody here.
  const win = packet.sent ? '' : ` win ${window}`;
  return `${flags} ${s.seq}:${s.seq + s.len}(${s.len})${ack}${win}${optionsOf(packet)}`;
};

/** The timer wheel's granule for a wait, µs, at 250 ticks a second (kernel/time/timer.c, calc_wheel_index). */
const granule = (waitUs: number): number =>
  waitUs <= 252_000 ? 0 : waitUs <= 2_016_000 ? 32_000 : waitUs <= 16_100_000 ? 256_000 : 2_048_000;
/** How exactly a program's reaction and a tick can be foretold. */
const SLACK_US = 12_000;

const errnoName: Record<number, string> = {
  32: 'EPIPE',
  104: 'ECONNRESET',
  107: 'ENOTCONN',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  113: 'EHOSTUNREACH',
};

interface Line {
  at: number;
  rank: number;
  text: (delta: string) => string;
  /** May come this much sooner or later than foretold, µs. */
  slack?: number;
}

/** Which script step a call in the trace belongs to: `step` where the simulator says so, else the next of that name. */
const stepOf = (trace: Trace, side: Side, call: Call, from: number): number => {
  if (call.step !== undefined) return call.step;
  const name = call.do === 'eof' ? 'recvUntilEof' : call.do;
  const at = trace.scenario[side].script.findIndex((s, i) => i >= from && s.do === name);
  return at < 0 ? from : at;
};

const failure = (call: Call): string | null =>
  call.errno ? `-1 ${errnoName[call.errno] ?? call.error ?? 'EIO'}` : null;

const callText = (step: Step, call: Call, fd: number): string | null => {
  const failed = failure(call);
  switch (step.do) {
    case 'send':
      return `write(${fd}, ..., ${step.bytes}) = ${failed ?? call.bytes ?? step.bytes}`;
    case 'recv':
      return `read(${fd}, ..., 65536) = ${failed ?? call.bytes ?? 0}`;
    case 'recvUntilEof':
      // Of all its read() calls the last one matters: 0, or the error.
      return `read(${fd}, ..., 65536) = ${failed ?? 0}`;
    case 'close':
      return `close(${fd}) = 0`;
    case 'shutdown':
      return `shutdown(${fd}, ${{ wr: 'SHUT_WR', rd: 'SHUT_RD', rdwr: 'SHUT_RDWR' }[step.how]}) = ${failed ?? 0}`;
    case 'linger':
      return `setsockopt(${fd}, SOL_SOCKET, SO_LINGER, {onoff=1, linger=${step.sec}}, 8) = 0`;
    case 'option':
      return `setsockopt(${fd}, IPPROTO_TCP, ${step.name}, [${step.value}], 4) = 0`;
    default:
      return null;
  }
};

/** The script. `under`: the kernel under test, by default the host that sends the first FIN or RST. */
export const packetdrill = (trace: Trace, under?: Side): string => {
  const side: Side = under ?? trace.segments.find((s) => /[FR]/.test(s.flags))?.from ?? 'client';
  const { scenario } = trace;
  const packets = wireCapture(trace).filter((p) => p.host === side && (p.segment.conn ?? 1) === 1);
  const later = trace.segments.some((s) => (s.conn ?? 1) > 1);
  const fd = side === 'client' ? 3 : 4;
  const lines: Line[] = [];
  let lastSent = 0;
  for (const packet of packets) {
    const text = segmentText(packet);
    if (packet.sent) {
      const slack = SLACK_US + granule(packet.at - lastSent);
      lastSent = packet.at;
      lines.push({ at: packet.at, rank: 2, slack, text: (when) => `${when} > ${text}` });
    } else lines.push({ at: packet.at, rank: 0, text: (when) => `${when} < ${text}` });
  }
  const script = scenario[side].script;
  let next = 0;
  const done = new Set<number>();
  const opened = packets.find((p) => p.segment.flags === 'A' && p.segment.from === 'client')?.at ?? 0;
  for (const call of trace.app) {
    if (call.side !== side || (call.conn ?? 1) !== 1 || call.do === 'connect' || call.do === 'reconnect')
      continue;
    const index = stepOf(trace, side, call, next);
    const step = script[index];
    if (!step) continue;
    // Options are set between calls and may leave no record of their own.
    for (let i = next; i < index; i++) {
      const skipped = script[i]!;
      if ((skipped.do === 'linger' || skipped.do === 'option') && !done.has(i)) {
        done.add(i);
        const text = callText(skipped, call, fd)!;
        lines.push({
          at: Math.round((call.calledAt ?? call.t) * 1000),
          rank: 1,
          text: (when) => `${when} ${text}`,
        });
      }
    }
    next = index + (done.has(index) ? 0 : 1);
    done.add(index);
    const text = callText(step, call, fd);
    if (text === null) continue;
    const drain = step.do === 'recvUntilEof' && call.bytes ? call.bytes : 0;
    // A call that blocks is written where it was made, with the time it took: `+0...+1.5`.
    const blocks = step.do === 'close' && call.calledAt !== undefined && call.t - call.calledAt > 1;
    const returned = Math.round((blocks ? call.calledAt! : call.t) * 1000);
    // Recordings note a call when it has returned; what it sent may already be on the wire by then.
    const at =
      step.do === 'send' || step.do === 'close' || step.do === 'shutdown'
        ? (packets.find(
            (p) => p.sent && p.at <= returned && p.at > returned - 1000 && /[FRP]/.test(p.segment.flags),
          )?.at ?? returned)
        : returned;
    const took = blocks ? `...+${seconds(Math.round((call.t - call.calledAt!) * 1000))}` : '';
    if (drain > 0) lines.push({ at, rank: 1, text: (when) => `${when} read(${fd}, ..., 65536) = ${drain}` });
    lines.push({ at, rank: 1, text: (when) => `${when}${took} ${text}` });
  }
  lines.sort((a, b) => a.at - b.at || a.rank - b.rank);

  const head = [
    `// ${(scenario.about ?? scenario.id ?? 'A TCP connection').replaceAll('\n', ' ')}`,
    `// The kernel under test is the ${side}; the ${other(side)} and the network are this script.`,
    `// RTT ${scenario.rttMs} ms. Written by Last ACK from a run of "${trace.kernel}".`,
    ...(later ? ['// Of the scenario’s connections this is the first: packetdrill has one four-tuple.'] : []),
    '',
    '--ip_version=ipv4',
    `--bind_port=${SERVER_PORT}`,
    '--tolerance_usecs=12000',
    '',
    ...sysctlLines(trace, side),
  ];
  const setup =
    side === 'client'
      ? [
          '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
          '+0 fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)',
          '+0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0',
          '+0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)',
        ]
      : [
          '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
          '+0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0',
          '+0 bind(3, ..., ...) = 0',
          '+0 listen(3, 1) = 0',
        ];
  const body: string[] = [];
  let now = packets[0]?.at ?? 0;
  let accepted = side === 'client';
  for (const line of lines) {
    if (!accepted && (line.at > opened || (line.at === opened && line.rank > 0))) {
      accepted = true;
      body.push('+0 accept(3, ..., ...) = 4');
    }
    const delta = Math.max(0, line.at - now);
    const slack = line.slack ?? 0;
    const low = Math.max(0, delta - slack);
    const when = slack > SLACK_US ? `+${seconds(low)}~+${seconds(delta + slack)}` : `+${seconds(delta)}`;
    body.push(line.text(when));
    now = line.at;
  }
  if (!accepted) body.push('+0 accept(3, ..., ...) = 4');
  return `${[...head, ...setup, ...body].join('\n')}\n`;
};

/** Settings as a shell command, which packetdrill runs first. */
const sysctlLines = (trace: Trace, side: Side): string[] => {
  const settings: Record<string, number | string> = {
    'net.ipv4.tcp_congestion_control': 'reno',
    'net.ipv4.tcp_no_metrics_save': 1,
    'net.ipv4.tcp_ecn': 0,
  };
  for (const [name, value] of Object.entries(trace.scenario[side].sysctl ?? {}))
    if (name.startsWith('net.')) settings[name] = value;
  const commands = Object.entries(settings).map(([name, value]) => `sysctl -q ${name}=${value}`);
  return [...`\`${commands.join('\n')}\``.split('\n'), ''];
};
