/**
 * Trace → packetdrill script. One host is the kernel under test: its calls and the segments it must send (`>`). What
 * reached it from the other host is injected (`<`); what the network lost is simply not. Syntax: packetdrill's parser.y.
 * `npm run verify-packetdrill` runs such scripts.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import { kernelSettings } from '../kernel-settings.ts';
import { oneLine } from '../one-line.ts';
import { SERVER_PORT, wireCapture } from '../wire-capture.ts';
import { pushes } from './pushes.ts';
import { beforeConnect, optionCalls, type ScriptCall, scriptCalls } from './script-calls.ts';
import { segmentText } from './segment-text.ts';

const seconds = (us: number): string => (us / 1e6).toFixed(6);
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** What recordings are made with unless the scenario says otherwise. */
const BASE_SETTINGS = {
  'net.ipv4.tcp_congestion_control': 'reno',
  'net.ipv4.tcp_no_metrics_save': 1,
  'net.ipv4.tcp_ecn': 2,
};

/** The timer wheel's granule for a wait, µs, at 250 ticks a second (kernel/time/timer.c, calc_wheel_index). */
const granule = (waitUs: number): number =>
  waitUs <= 252_000 ? 0 : waitUs <= 2_016_000 ? 32_000 : waitUs <= 16_100_000 ? 256_000 : 2_048_000;
/** How exactly a program's reaction and a tick can be foretold. */
const SLACK_US = 12_000;

interface Line {
  at: number;
  /** At one instant what arrives comes first, then calls, then what they send. */
  rank: 0 | 1 | 2;
  text: string;
  /** May come this much sooner or later than foretold, µs. */
  slack?: number;
  /** A call that blocks for so long, µs. */
  took?: number;
}

/** `+0.1`, `+0.1~+0.2` for a time in between, `+0.1...0.2` for a call that blocks; all since the line before. */
const timeText = ({ slack = 0, took }: Line, delta: number): string => {
  if (took !== undefined) return `+${seconds(delta)}...${seconds(delta + took)}`;
  if (slack <= SLACK_US) return `+${seconds(delta)}`;
  return `+${seconds(Math.max(0, delta - slack))}~+${seconds(delta + slack)}`;
};

/** The segments of all connections after the first; with a port used again only the new SYN tells them apart. */
const laterConnection = ({ segments }: Trace): Set<Segment> => {
  let talked = false;
  let again = false;
  return new Set(
    segments.filter((s) => {
      const syn = s.from === 'client' && s.flags === 'S';
      if (syn && talked) again = true;
      if (!syn && s.from === 'client') talked = true;
      return again || (s.conn ?? 1) > 1;
    }),
  );
};

/** The script. `under`: the kernel under test, by default the host that sends the first FIN or RST. */
export const packetdrill = (trace: Trace, under?: Side): string => {
  const side: Side = under ?? trace.segments.find((s) => /[FR]/.test(s.flags))?.from ?? 'client';
  const { scenario } = trace;
  const later = laterConnection(trace);
  const packets = wireCapture(trace).filter((p) => p.host === side && !later.has(p.segment));
  const [second] = later;
  const calls = scriptCalls(trace, side, packets, side === 'client' ? 3 : 4, second && second.t * 1000);
  const lines: Line[] = calls.map(({ at, text, took }: ScriptCall) => ({
    at,
    rank: 1,
    text,
    ...(took === undefined ? {} : { took }),
  }));
  const isPushed = pushes(trace, side);
  let lastSent = 0;
  for (const packet of packets) {
    const { at, sent } = packet;
    const text = `${sent ? '>' : '<'} ${segmentText(packet, !sent || isPushed(packet.segment))}`;
    if (!sent) lines.push({ at, rank: 0, text });
    else {
      lines.push({ at, rank: 2, text, slack: SLACK_US + granule(at - lastSent) });
      lastSent = at;
    }
  }
  lines.sort((a, b) => a.at - b.at || a.rank - b.rank);

  // accept() has a connection to give once an ACK has come that is not the SYN's: the third of the handshake, or, where
  // that was lost, whatever came next (tcp_check_req).
  const established = lines.find(({ rank, text }) => rank === 0 && /^< (?:\[\w+\] )?[^SR ]*\./.test(text));
  const { settings, machineWide } = kernelSettings(scenario, side, BASE_SETTINGS);
  const head = [
    `// ${oneLine(scenario.about ?? scenario.id ?? 'A TCP connection')}`,
    `// The kernel under test is the ${side}; the ${other(side)} and the network are this script.`,
    `// RTT ${scenario.rttMs} ms. Written by Last ACK from a run of "${oneLine(trace.kernel)}".`,
    ...(second
      ? ['// Of the scenario’s connections this is the first: packetdrill has one four-tuple.']
      : []),
    ...machineWide.map(
      ([name, value]) =>
        `// NOT SET: ${name}=${value} is the whole machine's, and no network namespace has one of its own.`,
    ),
    '',
    '--ip_version=ipv4',
    `--bind_port=${SERVER_PORT}`,
    '--tolerance_usecs=12000',
    '',
    // One segment a packet: else the kernel hands the segments of one write to the device as one (TSO).
    `\`ip link set dev tun0 gso_max_segs 1`,
    `${settings.map(([name, value]) => `sysctl -q ${name}=${value}`).join('\n')}\``,
    '',
  ];
  const blocks = lines.some(({ took }) => took !== undefined);
  const setup =
    side === 'client'
      ? [
          '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
          '+0 fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)',
          '+0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0',
          ...beforeConnect(scenario.client.script).map((text) => `+0 ${text}`),
          '+0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)',
        ]
      : [
          '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
          '+0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0',
          ...optionCalls(scenario.server.beforeListen ?? [], 3).map((text) => `+0 ${text}`),
          '+0 bind(3, ..., ...) = 0',
          '+0 listen(3, 1) = 0',
        ];
  const body: string[] = [];
  let now = packets[0]?.at ?? 0;
  let ready = false;
  const opened = side === 'server' ? '+0 accept(3, ..., ...) = 4' : '+0 fcntl(3, F_SETFL, O_RDWR) = 0';
  for (const line of lines) {
    // A call on a connection that never came about, or not yet, has no descriptor to be made on.
    if (line.rank === 1 && side === 'server' && !ready) continue;
    body.push(`${timeText(line, Math.max(0, line.at - now))} ${line.text}`);
    now = line.at;
    const first = side === 'server' ? line === established : blocks && /^< [^ ]*S/.test(line.text);
    if (first && !ready) {
      ready = true;
      body.push(opened);
    }
  }
  // A script may not end while a call still blocks.
  const last = Math.max(now, ...lines.map(({ at, took = 0 }) => at + took));
  if (last > now) body.push(`+${seconds(last - now + SLACK_US)} \`true\``);
  return `${[...head, ...setup, ...body].join('\n')}\n`;
};
