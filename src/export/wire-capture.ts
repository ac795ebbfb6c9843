/**
 * Trace → what each host's own tcpdump would have seen: a segment in its sender's capture when it left, in its receiver's
 * when it arrived. A lost one is only in the sender's.
 */
import { explained, type Scenario, type Segment, type Side, type Trace } from '../sim/index.ts';
import { packetBytes, type TcpOptions } from './wire-packet.ts';

export interface CapturedPacket {
  /** Whose capture it is in. */
  host: Side;
  /** µs since the first SYN left the client. */
  at: number;
  bytes: Uint8Array;
  segment: Segment;
  /** True in the capture of the host that sent it. */
  sent: boolean;
}

/** Documentation addresses (RFC 5737). */
export const ADDRESS = {
  client: [192, 0, 2, 1],
  server: [198, 51, 100, 1],
  /** The client in the server's capture, when both captures share one file. */
  clientSeenByServer: [203, 0, 113, 1],
} as const;
export const SERVER_PORT = 8000;
const FIRST_CLIENT_PORT = 40000;
const WINDOW_SCALE = 10; // what Linux 6.18 negotiates with its default buffers
const SYN_WINDOW = 64240;
const MSS = 1460;

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
const micro = (ms: number): number => Math.round(ms * 1000);
type OptionSetting = 'tcp_sack' | 'tcp_timestamps' | 'tcp_window_scaling';
const sysctlOn = (scenario: Scenario, side: Side, name: OptionSetting): boolean =>
  (scenario[side].sysctl?.[`net.ipv4.${name}`] ?? 1) !== 0;

/** What the two SYNs agreed on. */
interface Agreed {
  sack: boolean;
  timestamps: boolean;
  scaling: boolean;
}
const agreed = (scenario: Scenario): Agreed => {
  const both = (name: OptionSetting) =>
    sysctlOn(scenario, 'client', name) && sysctlOn(scenario, 'server', name);
  return { sack: both('tcp_sack'), timestamps: both('tcp_timestamps'), scaling: both('tcp_window_scaling') };
};

/** Bytes that repeat every 251, so that the same stream position always carries the same byte. */
const payloadOf = (seq: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => 32 + ((seq + i) % 95));

/** Client port of each connection: `reconnect` keeps it when asked to. */
const clientPorts = (scenario: Scenario): number[] => {
  const { load, watch = 1 } = scenario;
  if (load) {
    const all = load.reduce((sum, { count }) => sum + count, 1);
    return Array.from({ length: all }, (_, i) => FIRST_CLIENT_PORT + watch - 1 + i);
  }
  const ports = [FIRST_CLIENT_PORT];
  for (const step of scenario.client.script)
    if (step.do === 'reconnect') ports.push(step.samePort ? ports.at(-1)! : ports.at(-1)! + 1);
  return ports;
};

/** A connection's initial sequence numbers: fixed, far apart, and growing, as a reused port needs (RFC 9293 §3.4.1). */
const isn = (side: Side, conn: number): number =>
  (side === 'client' ? 1_000_000 : 3_000_000) + conn * 10_000_000;

/** The two bits in the IP header: ECT(0) and CE, RFC 3168 §5. */
const ECT0 = 2;
const CE = 3;

interface HostClock {
  ipId: number;
  /** TSval of the newest segment received in order, per connection (RFC 7323 §4.3). */
  recent: Map<number, number>;
  /** Highest ack sent, per connection: what "in order" is measured by. */
  lastAck: Map<number, number>;
}

/** RST in reply to a segment no socket owns: no options, window 0 (tcp_v4_send_reset). */
const isBareReset = (segment: Segment): boolean =>
  segment.flags.includes('R') && (segment.ack === null || segment.seq === 0);

/** The state a host was in at `t`. */
const stateAt = (trace: Trace, side: Side, t: number, conn: number): string =>
  trace.states[side].filter((s) => s.t <= t && (s.conn ?? 1) === conn).at(-1)?.state ?? 'CLOSED';

/** Every packet of both captures, in the order of time; at one instant the sender's sight of it comes first. */
export const wireCapture = (trace: Trace, options: { separate?: boolean } = {}): CapturedPacket[] => {
  const common = agreed(trace.scenario);
  const ports = clientPorts(trace.scenario);
  const clocks: Record<Side, HostClock> = {
    client: { ipId: 0x1000, recent: new Map(), lastAck: new Map() },
    server: { ipId: 0x8000, recent: new Map(), lastAck: new Map() },
  };
  const tsBase: Record<Side, number> = { client: 100_000, server: 700_000 };

  // Sending and arriving are walked in one order, because a TSecr echoes what arrived before it was sent.
  type Event = { at: number; kind: 'send' | 'arrive'; segment: Segment; index: number };
  const events: Event[] = [];
  trace.segments.forEach((segment, index) => {
    events.push({ at: micro(segment.t), kind: 'send', segment, index });
    for (const t of [segment.arrives, segment.duplicateArrives])
      if (t !== null && t !== undefined) events.push({ at: micro(t), kind: 'arrive', segment, index });
  });
  events.sort(
    (a, b) => a.at - b.at || (a.kind === b.kind ? a.index - b.index : a.kind === 'arrive' ? -1 : 1),
  );

  const packets: CapturedPacket[] = [];
  const sentBytes = new Map<number, ReturnType<typeof build>>();
  for (const { at, kind, segment, index } of events) {
    const conn = segment.conn ?? 1;
    const from = segment.from;
    if (kind === 'send') {
      const built = build(segment, at);
      sentBytes.set(index, built);
      if (segment.ack !== null) clocks[from].lastAck.set(conn, segment.ack);
      // What the box on the path sends is no host's to see leave.
      if (segment.sentBy === 'middlebox') continue;
      packets.push({
        host: from,
        at,
        bytes: from === 'server' ? built.left.translated : built.left.plain,
        segment,
        sent: true,
      });
      continue;
    }
    const to = other(from);
    const built = sentBytes.get(index)!;
    packets.push({
      host: to,
      at,
      bytes: to === 'server' ? built.arrived.translated : built.arrived.plain,
      segment,
      sent: false,
    });
    const frozen = stateAt(trace, to, at / 1000, conn) === 'TIME_WAIT'; // a mini-socket echoes what it was made with
    const lastAck = clocks[to].lastAck.get(conn) ?? 0;
    if (segment.flags.includes('S') || (!frozen && segment.seq <= lastAck && !isBareReset(segment)))
      clocks[to].recent.set(conn, Math.max(built.tsval, clocks[to].recent.get(conn) ?? 0));
  }
  return packets;

  function build(segment: Segment, at: number) {
    const from = segment.from;
    const conn = segment.conn ?? 1;
    const clock = clocks[from];
    const syn = segment.flags.includes('S');
    const synAck = syn && segment.flags.includes('A');
    const bare = isBareReset(segment);
    const tsval = tsBase[from] + Math.floor(at / 1000);
    const offers = (name: OptionSetting, both: boolean) =>
      syn && (synAck ? both : sysctlOn(trace.scenario, from, name));
    const tcpOptions: TcpOptions = {};
    if (syn) {
      tcpOptions.mss = segment.mss ?? MSS;
      if (offers('tcp_sack', common.sack)) tcpOptions.sackPermitted = true;
      if (offers('tcp_window_scaling', common.scaling)) tcpOptions.windowScale = WINDOW_SCALE;
    }
    if (!bare && (syn ? offers('tcp_timestamps', common.timestamps) : common.timestamps))
      tcpOptions.timestamps = { value: tsval, echo: syn && !synAck ? 0 : (clock.recent.get(conn) ?? 0) };
    const blocks = segment.sack ?? [];
    if (blocks.length > 0)
      tcpOptions.sack = blocks.map(
        ([l, r]) => [isn(other(from), conn) + l, isn(other(from), conn) + r] as const,
      );
    const scale = common.scaling && !syn ? WINDOW_SCALE : 0;
    const windowBytes = segment.win ?? SYN_WINDOW;
    const packet = {
      ipId: synAck || bare ? 0 : clock.ipId++ & 0xffff,
      seq: isn(from, conn) + segment.seq,
      ack: segment.ack === null ? null : isn(other(from), conn) + segment.ack,
      flags: segment.flags,
      window: bare ? 0 : Math.min(0xffff, windowBytes >> scale),
      options: tcpOptions,
      payload: payloadOf(segment.seq, segment.len),
      sourcePort: from === 'client' ? (ports[conn - 1] ?? FIRST_CLIENT_PORT) : SERVER_PORT,
      destinationPort: from === 'client' ? SERVER_PORT : (ports[conn - 1] ?? FIRST_CLIENT_PORT),
    };
    const addressed = (client: readonly number[], ecn: number) => {
      const ends = [Uint8Array.from(client), Uint8Array.from(ADDRESS.server)] as const;
      const [source, destination] = from === 'client' ? ends : ([ends[1], ends[0]] as const);
      return packetBytes({ ...packet, ecn, source, destination });
    };
    const seen = (ecn: number) => {
      const plain = addressed(ADDRESS.client, ecn);
      return { plain, translated: options.separate ? addressed(ADDRESS.clientSeenByServer, ecn) : plain };
    };
    // A router marks it on the way.
    const left = seen(segment.ecn ? ECT0 : 0);
    return { left, arrived: segment.ecn === 'ce' ? seen(CE) : left, tsval };
  }
};

/** Why the segment was sent, and what became of it, in one or two sentences. */
export const packetRemark = (packet: CapturedPacket): string | undefined => {
  const { segment, sent } = packet;
  const why = segment.why && explained(segment.why);
  const parts: string[] = [];
  if (sent && why) parts.push(`${why.sentence}${why.setting ? ` [${why.setting}]` : ''} (${why.source})`);
  if (sent && segment.arrives === null)
    parts.push(segment.box ? 'The box on the path dropped it.' : 'The network lost this one.');
  if (!sent && segment.duplicateArrives !== undefined && micro(segment.duplicateArrives) === packet.at)
    parts.push('The network’s second copy.');
  if (!sent && segment.ecn === 'ce') parts.push('A router marked it: congestion experienced.');
  return parts.length > 0 ? parts.join(' ') : undefined;
};
