/** What `tcpdump -n` printed → the same packets a capture file would give. Each line it cannot read is told with its number. */
import type { UnreadWords } from '../../words/index.ts';
import type { TcpPacket } from './decode-frame.ts';
import { optionOrderOfText } from './option-order.ts';
import { stripQuoting } from './strip-quoting.ts';

export interface LineFault {
  line: number;
  found: string;
  code: 'shape' | 'tshark' | 'no-time' | 'no-flags' | 'port-name' | 'port-range';
  /** `port-name`: the name. */
  name?: string;
}

/** More would help nobody. */
const MAX_FAULTS = 100;

export interface TcpdumpText {
  packets: TcpPacket[];
  faults: LineFault[];
  /** Lines of other protocols. */
  notTcp: number;
}

const CHATTER =
  /^(?:(?:sudo )?tcpdump\b|listening on|reading from|dropped privs|.*\b\d+ packets? (?:captured|received|dropped)\b|\d+ packets?\b|[\t ]+0x[0-9a-f]{4}:|\^C|[$#>] |-+$)/i;
const TIME =
  /^(?:(\d{4})-(\d{2})-(\d{2})(?:\s+|T))?(?:(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|[+-]\d{2}:?\d{2})?|(\d{9,11})\.(\d{1,9})|-?(\d+)\.(\d{6,9}))\s+/;
/** A line of tshark's own: `1 0.000000 10.0.0.1 → 10.0.0.2 TCP 74 40000 → 80 [SYN] Seq=0`. */
const TSHARK = /\bTCP \d+ .*\[(?:SYN|ACK|FIN|RST|PSH)|^\s*\d+\s+[\d.]+\s+\S+\s+(?:→|->)\s+\S+\s/;
/** `IP`, `IP6`; with -e `ethertype IPv4`, and `ip:` where there is no link layer. */
const IP = /\b(?:IP6?|IPv[46]|ip6?(?=:))\b/;
const ADDRESSES = new RegExp(
  String.raw`(${IP.source}).*?([0-9a-fA-F:.]+)\.([\w-]+) > ([0-9a-fA-F:.]+)\.([\w-]+): (.*)$`,
);
const DETAIL_LINE = /^\s+([0-9a-fA-F:.]+)\.([\w-]+) > ([0-9a-fA-F:.]+)\.([\w-]+): (.*)$/;

const fraction = (digits: string | undefined): number =>
  Number((digits ?? '0').padEnd(9, '0').slice(0, 9)) / 1000;

/** µs since 1970, or since midnight where the line has no date. */
const timeOf = (m: RegExpExecArray): number => {
  if (m[8]) return Number(m[8]) * 1e6 + fraction(m[9]);
  if (m[10]) return Number(m[10]) * 1e6 + fraction(m[11]);
  const day = m[1] ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) * 1000 : 0;
  return day + (Number(m[4]) * 3600 + Number(m[5]) * 60 + Number(m[6])) * 1e6 + fraction(m[7]);
};

/** `-ttt`: each line's time is what passed since the line before. Like `-ttttt` it is indented and begins at zero, but goes back. */
const timesAreSteps = (lines: readonly string[]): boolean => {
  let before: number | null = null;
  let fromZero = false;
  let back = false;
  for (const line of lines) {
    const time = TIME.exec(line.replace(/^ (?=\d)/, ''));
    if (!time?.[4] || time[1]) continue;
    const at = timeOf(time);
    if (line.startsWith(' ') || (before === null && at === 0)) fromZero = true;
    if (before !== null && at < before) back = true;
    before = at;
  }
  return fromZero && back;
};

const mod32 = (n: number): number => ((n % 4294967296) + 4294967296) % 4294967296;
/** Numbers of one direction further apart than this are not each other's neighbours. */
const NEAR = 2 ** 28;

/** Of the two things a printed number can be, the one that lies nearer to where its direction began. */
const wire = (base: number, printed: number): number =>
  mod32(printed - base) < printed ? printed : mod32(base + printed);

/** tcpdump prints numbers relative to the direction's first packet, except in that packet itself and with -S. */
class Numbers {
  private readonly base = new Map<string, number>();
  /** A segment's own number as it is on the wire. */
  seq(direction: string, printed: number, syn: boolean): number {
    const base = this.base.get(direction);
    if (syn || base === undefined) {
      this.base.set(direction, syn ? printed : mod32(printed - 1));
      return printed;
    }
    return wire(base, printed);
  }
  /** An acknowledged number, which belongs to the other direction. */
  ack(direction: string, printed: number): number {
    const base = this.base.get(direction);
    if (base === undefined) {
      if (printed > 65536) this.base.set(direction, mod32(printed - 1));
      return printed;
    }
    return wire(base, printed);
  }
}

const optionsInto = (packet: TcpPacket, text: string, ack: (n: number) => number): void => {
  if (packet.flags.includes('S')) packet.options = optionOrderOfText(text);
  for (const part of text.split(',').map((p) => p.trim())) {
    const [name, ...rest] = part.split(/\s+/);
    if (name === 'mss') packet.mss = Number(rest[0]);
    else if (name === 'wscale') packet.windowScale = Number(rest[0]);
    else if (name === 'sackOK') packet.sackPermitted = true;
    else if (name === 'TS') packet.timestamps = { value: Number(rest[1]), echo: Number(rest[3]) };
    else if (name === 'sack')
      for (const range of part.matchAll(/\{(\d+):(\d+)\}/g))
        packet.sack.push([ack(Number(range[1])), ack(Number(range[2]))]);
  }
};

/** Reads the text of one `tcpdump -n`. Lines of -v (two a packet), -e, -ttt, -tttt, -S and IPv6 are understood. */
export const readTcpdumpText = (text: string): TcpdumpText => {
  const result: TcpdumpText = { packets: [], faults: [], notTcp: 0 };
  const numbers = new Numbers();
  let pendingTime: number | null = null; // of the first line of -v
  let lastTime = 0;
  let days = 0;
  let clock = 0; // of -ttt: all steps so far
  const lines = stripQuoting(text.split(/\r?\n/));
  /** Of a text that holds nothing else these are told too. */
  const unclear: (() => void)[] = [];
  const understood = () => result.packets.length + result.notTcp + result.faults.length;
  const steps = timesAreSteps(lines);
  lines.forEach((given, index) => {
    const raw = given.replace(/^ (?=\d)/, ''); // -ttt and -ttttt indent the time
    const line = index + 1;
    const fault = (code: LineFault['code'], name?: string) => {
      if (result.faults.length >= MAX_FAULTS) return;
      const one: LineFault = { line, found: raw.trim().slice(0, 120), code };
      if (name !== undefined) one.name = name;
      result.faults.push(one);
    };
    if (raw.trim() === '' || CHATTER.test(raw)) return;
    if (TSHARK.test(raw)) {
      fault('tshark');
      return;
    }
    const time = TIME.exec(raw);
    let match: RegExpExecArray | null = null;
    let at = 0;
    if (time) {
      at = timeOf(time);
      if (steps) {
        clock += at;
        at = clock;
      } else if (!time[1] && time[4] && at + days < lastTime - 43_200e6) days += 86_400e6; // past midnight
      if (!time[1] && time[4]) at += days;
      const rest = raw.slice(time[0].length);
      match = ADDRESSES.exec(rest);
      if (!match) {
        if (IP.test(rest) && /\(.*(?:proto|next-header) TCP/.test(rest)) pendingTime = at;
        else if (/Flags \[/.test(rest)) fault('port-name', /\bIP6? (\S+)/.exec(rest)?.[1] ?? '');
        else if (/\b(?:IP6?|ARP|LLDP|STP|ethertype|Unknown|EAPOL|802\.1)\b/i.test(rest)) result.notTcp++;
        else fault('shape');
        return;
      }
    } else {
      const detail = DETAIL_LINE.exec(raw);
      if (!detail || pendingTime === null) {
        // Indented: more about a packet of another kind.
        if (!/^\s/.test(raw)) fault('no-time');
        else if (understood() === 0) unclear.push(() => fault('shape'));
        return;
      }
      at = pendingTime;
      match = [
        detail[0],
        '',
        detail[1],
        detail[2],
        detail[3],
        detail[4],
        detail[5],
      ] as unknown as RegExpExecArray;
    }
    pendingTime = null;
    const [, , source, sourcePort, destination, destinationPort, rest] = match as unknown as string[];
    const flags = /Flags \[([^\]]*)\]/.exec(rest!);
    if (!flags) {
      if (/\b(?:UDP|ICMP|ICMP6|domain|NTP|DHCP|igmp)\b|^\d+[+*-]? /i.test(rest!)) result.notTcp++;
      else fault('no-flags');
      return;
    }
    if (!/^\d+$/.test(sourcePort!) || !/^\d+$/.test(destinationPort!)) {
      fault('port-name', /^\d+$/.test(sourcePort!) ? destinationPort : sourcePort);
      return;
    }
    const letters = flags[1]!;
    const packet: TcpPacket = {
      time: at,
      interface: 0,
      source: source!,
      destination: destination!,
      sourcePort: Number(sourcePort),
      destinationPort: Number(destinationPort),
      seq: 0,
      ack: 0,
      flags: [...'SFRP'].filter((f) => letters.includes(f)).join(''),
      len: Number(/length (\d+)/.exec(rest!)?.[1] ?? 0),
      window: Number(/win (\d+)/.exec(rest!)?.[1] ?? 0),
      sack: [],
    };
    if (packet.sourcePort > 65535 || packet.destinationPort > 65535) {
      fault('port-range');
      return;
    }
    const there = `${source}.${sourcePort}>${destination}.${destinationPort}`;
    const back = `${destination}.${destinationPort}>${source}.${sourcePort}`;
    const seq = /seq (\d+)(?::(\d+))?/.exec(rest!);
    const ack = /\back (\d+)/.exec(rest!);
    if (ack) {
      packet.ack = numbers.ack(back, Number(ack[1]));
      packet.flags += 'A';
    }
    // A bare ACK is printed without its number: it is the next one of its direction.
    packet.seq = seq
      ? numbers.seq(there, Number(seq[1]), packet.flags.includes('S'))
      : nextSeq(result.packets, packet);
    if (seq?.[2]) packet.len = Number(seq[2]) - Number(seq[1]);
    const options = /options \[([^\]]*)\]/.exec(rest!)?.[1];
    if (options) optionsInto(packet, options, (n) => numbers.ack(back, n));
    lastTime = at;
    result.packets.push(packet);
  });
  if (understood() === 0) for (const tell of unclear.slice(0, 3)) tell();
  return result;
};

const nextSeq = (before: readonly TcpPacket[], p: TcpPacket): number => {
  let next: number | null = null;
  for (let i = before.length - 1; i >= 0 && i > before.length - 2000; i--) {
    const q = before[i]!;
    if (q.source === p.source && q.sourcePort === p.sourcePort && q.destinationPort === p.destinationPort) {
      const end = mod32(q.seq + q.len + (/[FS]/.test(q.flags) ? 1 : 0));
      next = next === null || mod32(end - next) < NEAR ? end : next;
      if (q.flags.includes('S')) break;
    } else if (
      next === null &&
      q.destination === p.source &&
      q.destinationPort === p.sourcePort &&
      q.flags.includes('A')
    )
      next = q.ack;
  }
  return next ?? 1;
};

/** `line 3: …` without the line's own text. */
export const lineFaultInWords = ({ line, code, name = '' }: LineFault, words: UnreadWords): string =>
  words.atLine(line) + words.lines[code](name);
