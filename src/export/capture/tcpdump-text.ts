/**
 * What tcpdump printed → the same packets a capture file would give; so with lines of tshark and Wireshark. Each line it cannot read
 * is told with its number. Names of hosts stand for their addresses.
 */
import { printedPort, type UnreadWords } from '../../words/index.ts';
import type { TcpPacket } from './decode-frame.ts';
import { optionOrderOfText } from './option-order.ts';
import { isSeconds, isTimeOfDay, PRINTED_TIME, timeOf } from './printed-time.ts';
import { stripQuoting } from './strip-quoting.ts';
import { secondsAreSteps, startOfTshark, TsharkReader } from './tshark-text.ts';

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
  /** Lines of other protocols, and lines of tshark that tell a segment's contents (HTTP, TLS) but not its numbers. */
  other: Record<'not TCP' | 'without numbers', number>;
}

const CHATTER =
  /^(?:(?:sudo )?tcpdump\b|listening on|reading from|dropped privs|.*\b\d+ packets? (?:captured|received|dropped)\b|\d+ packets?\b|[\t ]+0x[0-9a-f]{4}:|\^C|[$#>] |-+$)/i;
/** tshark's or Wireshark's own, with something missing. */
const TSHARK = /\bTCP["\s,]+\d+["\s,]+.*\[(?:SYN|ACK|FIN|RST|PSH)|^\s*\d+\s+[\d.]+\s+\S+\s+(?:→|->)\s+\S+\s/;
/** Of a longer line the beginning is read. */
const LONG = 2000;
/** What Wireshark prints between the lines of its list. */
const DETAILS =
  /^(?:"?No\."?[\s,]|Frame \d+:|Ethernet II,|Linux cooked|Null\/Loopback|Raw packet data|Internet Protocol|Transmission Control Protocol|Hypertext Transfer Protocol|Secure Sockets Layer|Transport Layer Security|Data \(\d+ bytes?\)|[0-9a-f]{4} {2,3}[0-9a-f]{2}\b|Capturing on |Running as user )/;
/** Where -A begins to print a packet's bytes: an IP header, most of which are dots. */
const BYTES = /^[EF`](?:[^.]*\.){4}/;
/** `IP`, `IP6`; with -e `ethertype IPv4`, and `ip:` where there is no link layer. */
const IP = /\b(?:IP6?|IPv[46]|ip6?(?=:))\b/;
const HOST_AND_PORT = /^(\S+)\.([\w-]+)$/;
/** tcpdump before 4, and OpenBSD's: `S 1:1(0) win 5 <mss 1460>`, `. ack 1 win 5`. */
const OLD =
  /^([SFPRWE.]+) (?=\d+:\d+\(|ack )(?:(\d+:\d+)\((\d+)\) ?)?(?:ack (\d+) ?)?(?:win (\d+))?[^<]*(?:<([^>]*)>)?/;

/** The same as tcpdump prints it now. */
const ofToday = (rest: string): string => {
  const old = OLD.exec(rest);
  if (!old) return rest;
  const [, flags, range, length = '0', ack, win, options = ''] = old;
  const stamps = options.replace(/timestamp (\d+) (\d+)/, 'TS val $1 ecr $2');
  return `Flags [${flags}],${range ? ` seq ${range},` : ''}${ack ? ` ack ${ack},` : ''} win ${win ?? 0}, options [${stamps}], length ${length}`;
};

/** Of `… 10.0.0.1.40000 > web.example.http: rest`: hosts and ports as they are printed, and the rest. */
const addressesIn = (text: string): [string, string, string, string, string] | null => {
  for (let at = text.indexOf(' > '); at >= 0; at = text.indexOf(' > ', at + 1)) {
    const source = HOST_AND_PORT.exec(text.slice(text.lastIndexOf(' ', at - 1) + 1, at).trim());
    const end = text.indexOf(' ', at + 3) - 1;
    const destination = text[end] === ':' ? HOST_AND_PORT.exec(text.slice(at + 3, end)) : null;
    if (source && destination)
      return [source[1]!, source[2]!, destination[1]!, destination[2]!, ofToday(text.slice(end + 2))];
  }
  return null;
};

/** `-ttt`: each line's time is what passed since the line before. Like `-ttttt` it is indented and begins at zero, but goes back. */
const timesAreSteps = (lines: readonly string[]): boolean => {
  let before: number | null = null;
  let fromZero = false;
  let back = false;
  for (const line of lines) {
    const time = PRINTED_TIME.exec(line.replace(/^ (?=\d)/, ''));
    if (!time || !isTimeOfDay(time)) continue;
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
  private readonly ends = new Map<string, number>();
  private readonly acked = new Map<string, number>();
  /** A segment's own number as it is on the wire. */
  seq(direction: string, printed: number, syn: boolean): number {
    const base = this.base.get(direction);
    if (syn || base === undefined) {
      this.base.set(direction, syn ? printed : mod32(printed - 1));
      return printed;
    }
    return wire(base, printed);
  }
  /** Of a bare ACK, which is printed without its number: behind all that its direction has sent since its SYN. */
  next(direction: string): number {
    return this.ends.get(direction) ?? this.acked.get(direction) ?? 1;
  }
  seen(there: string, back: string, { seq, len, flags, ack }: TcpPacket): void {
    const end = mod32(seq + len + (/[FS]/.test(flags) ? 1 : 0));
    const before = this.ends.get(there);
    if (before === undefined || flags.includes('S') || mod32(end - before) < NEAR) this.ends.set(there, end);
    if (flags.includes('A')) this.acked.set(back, ack);
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

/** Lines of -v (two a packet), -e, -ttt, -tttt, -S and IPv6 are understood, with -n and without. */
export const readTcpdumpText = (text: string): TcpdumpText => {
  const result: TcpdumpText = {
    packets: [],
    faults: [],
    other: { 'not TCP': 0, 'without numbers': 0 },
  };
  const numbers = new Numbers();
  const tshark = new TsharkReader();
  let pendingTime: number | null = null; // of the first line of -v
  let behindPacket = -1; // the line that may be the first of its bytes
  let inBytes = false; // of -A, which end at the next time
  let lastTime = 0;
  let days = 0;
  let clock = 0; // all steps so far, of -ttt or tshark's -t d
  const lines = stripQuoting(text.split(/\r?\n/));
  /** Of a text that holds nothing else these are told too. */
  const unclear: (() => void)[] = [];
  const understood = () =>
    result.packets.length + result.faults.length + result.other['not TCP'] + result.other['without numbers'];
  const steps = timesAreSteps(lines);
  const seconds = secondsAreSteps(lines);
  const momentOf = (time: RegExpExecArray): number => {
    const at = timeOf(time);
    if (isSeconds(time) ? seconds : steps) {
      clock += at;
      return clock;
    }
    if (!isTimeOfDay(time)) return at;
    if (at + days < lastTime - 43_200e6) days += 86_400e6; // past midnight
    return at + days;
  };
  const take = (packet: TcpPacket, line: number): void => {
    behindPacket = line + 1;
    lastTime = packet.time;
    result.packets.push(packet);
  };
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
    if (line === behindPacket && BYTES.test(raw)) inBytes = true;
    else if (inBytes && PRINTED_TIME.test(raw)) inBytes = false;
    if (inBytes) return;
    if (DETAILS.test(raw)) {
      unclear.push(() => fault('shape'));
      return;
    }
    if (!raw.includes('Flags [')) {
      const start = startOfTshark(raw.slice(0, LONG));
      const time = PRINTED_TIME.exec(start);
      const found = time && tshark.read(start.slice(time[0].length));
      if (found) {
        const at = momentOf(time);
        if (found.is === 'segment') take({ ...found.packet, time: at }, line);
        else if (found.is === 'not TCP' || found.is === 'without numbers') result.other[found.is]++;
        else fault(found.is, found.name);
        return;
      }
      if (TSHARK.test(raw.slice(0, LONG))) {
        fault('tshark');
        return;
      }
    }
    const time = PRINTED_TIME.exec(raw);
    const behindTime = time ? raw.slice(time[0].length) : raw;
    const found = addressesIn(behindTime);
    let at: number;
    if (time) {
      at = momentOf(time);
      if (!found) {
        if (IP.test(behindTime) && /\(.*(?:proto|next-header) TCP/.test(behindTime)) pendingTime = at;
        else if (/\b(?:IP6?|ARP|LLDP|STP|ethertype|Unknown|EAPOL|802\.1)\b/i.test(behindTime))
          result.other['not TCP']++;
        else fault('shape');
        return;
      }
    } else {
      if (!found || pendingTime === null) {
        // Indented: more about a packet of another kind.
        if (!/^\s/.test(raw)) fault('no-time');
        else if (understood() === 0) unclear.push(() => fault('shape'));
        return;
      }
      at = pendingTime;
    }
    pendingTime = null;
    const [source, sourceName, destination, destinationName, rest] = found;
    const flags = /Flags \[([^\]]*)\]/.exec(rest);
    if (!flags) {
      if (/^tcp \d/.test(rest)) fault('no-flags');
      else result.other['not TCP']++;
      return;
    }
    const sourcePort = printedPort(sourceName);
    const destinationPort = printedPort(destinationName);
    if (sourcePort === null || destinationPort === null) {
      fault('port-name', sourcePort === null ? sourceName : destinationName);
      return;
    }
    if (sourcePort > 65535 || destinationPort > 65535) {
      fault('port-range');
      return;
    }
    const letters = flags[1]!;
    const packet: TcpPacket = {
      time: at,
      interface: 0,
      source,
      destination,
      sourcePort,
      destinationPort,
      seq: 0,
      ack: 0,
      flags: [...'SFRP'].filter((f) => letters.includes(f)).join(''),
      len: Number(/length (\d+)/.exec(rest)?.[1] ?? 0),
      window: Number(/win (\d+)/.exec(rest)?.[1] ?? 0),
      sack: [],
    };
    const there = `${source}.${sourcePort}>${destination}.${destinationPort}`;
    const back = `${destination}.${destinationPort}>${source}.${sourcePort}`;
    const seq = /seq (\d+)(?::(\d+))?/.exec(rest);
    const ack = /\back (\d+)/.exec(rest);
    if (ack) {
      packet.ack = numbers.ack(back, Number(ack[1]));
      packet.flags += 'A';
    }
    packet.seq = seq ? numbers.seq(there, Number(seq[1]), packet.flags.includes('S')) : numbers.next(there);
    if (seq?.[2]) packet.len = Number(seq[2]) - Number(seq[1]);
    const options = /options \[([^\]]*)\]/.exec(rest)?.[1];
    if (options) optionsInto(packet, options, (n) => numbers.ack(back, n));
    numbers.seen(there, back, packet);
    take(packet, line);
  });
  if (understood() === 0) for (const tell of unclear.slice(0, 3)) tell();
  return result;
};

/** `line 3: …` without the line's own text. */
export const lineFaultInWords = ({ line, code, name = '' }: LineFault, words: UnreadWords): string =>
  words.atLine(line) + words.lines[code](name);
