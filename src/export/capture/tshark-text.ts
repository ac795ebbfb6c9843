/**
 * Lines of `tshark`, and of Wireshark's list as it is copied, printed or exported as CSV → the same packets a capture file would
 * give. Their numbers count from zero in each direction, and their windows are already scaled.
 */
import { printedPort } from '../../words/index.ts';
import type { TcpPacket } from './decode-frame.ts';
import { isSeconds, PRINTED_TIME, timeOf } from './printed-time.ts';

const HOST = String.raw`[\w.:%*-]+`;
/** Behind the time: who to whom, by which protocol, how many bytes, and what is told of it. */
const LINE = new RegExp(String.raw`^(${HOST})\s+(?:(→|->)\s*)?(${HOST})\s+([A-Za-z][\w./-]*)\s+(.*)$`);
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;
/** `80 → 40000 [FIN, ACK] Seq=1 …`, in older ones `http > 40000`, or `https(443) → 40000(40000)`. */
const PORT = String.raw`([\w-]+)(?:\s?\((\d+)\))?`;
const SEGMENT = new RegExp(
  String.raw`(?:^|\s)${PORT}\s*(?:→|->|>)\s*${PORT}\s+\[([A-Z][A-Z, -]*|<None>)\],?\s+(.*\bSeq=\d+.*)$`,
);
const NO_TCP =
  /^(?:UDP|ICMP|ICMPv6|ARP|DNS|MDNS|LLMNR|NBNS|NTP|DHCP|DHCPv6|SSDP|QUIC|STP|LLDP|IGMP|IGMPv3)$/i;
const LETTERS: Record<string, string> = { SYN: 'S', FIN: 'F', RST: 'R', PSH: 'P', ACK: 'A' };

/** What a line is. Of HTTP, TLS and the like the contents are told, but no port, flag or number. */
export type TsharkLine =
  | { is: 'segment'; packet: Omit<TcpPacket, 'time'> }
  | { is: 'not TCP' | 'without numbers' | 'port-name' | 'port-range'; name?: string };

/** Where the line's time stands: behind the packet's number. CSV comes as the text it quotes. */
export const startOfTshark = (line: string): string => {
  const plain = /^\s*"/.test(line)
    ? line
        .trim()
        .replace(/^"|",?$/g, '')
        .replaceAll('","', ' ')
    : line;
  return plain.replace(/^\s*(?:\d+\s+){0,2}(?=[\d-])/, '');
};

/**
 * `-t d`, and Wireshark's column of that name: each time is what passed since the line before. Then every other line goes back, while
 * of times that run on only a few do, where two interfaces were captured.
 */
export const secondsAreSteps = (lines: readonly string[]): boolean => {
  let before: number | null = null;
  let count = 0;
  let back = 0;
  for (const line of lines) {
    const time = PRINTED_TIME.exec(startOfTshark(line.slice(0, 80)));
    if (!time || !isSeconds(time)) continue;
    const at = timeOf(time);
    if (before !== null && at < before) back++;
    count++;
    before = at;
  }
  return back > count / 5;
};

/** How the numbers of one connection are told apart from those of another that begins at zero too. */
interface Relative {
  base: number;
  closing: boolean;
  /** Shift counts, by who sent them. */
  scale: Record<string, number>;
}

/** Any two bases differ by more than a SYN, so that no two connections begin alike. */
const BASES = 1_000_003;

export class TsharkReader {
  private readonly connections = new Map<string, Relative>();
  private begun = 0;

  /** @param line what follows the time. */
  read(line: string): TsharkLine | null {
    const match = LINE.exec(line);
    if (!match) return null;
    const [, source, arrow, destination, protocol, rest] = match as unknown as string[];
    const segment = SEGMENT.exec(rest!);
    // Without an arrow any two words could be hosts.
    if (!arrow && !segment && !(ADDRESS.test(source!) && ADDRESS.test(destination!))) return null;
    if (!segment) return { is: NO_TCP.test(protocol!) ? 'not TCP' : 'without numbers' };
    const [, fromName, fromNumber, toName, toNumber, flags, values] = segment as unknown as string[];
    const sourcePort = printedPort(fromNumber ?? fromName!);
    const destinationPort = printedPort(toNumber ?? toName!);
    if (sourcePort === null || destinationPort === null)
      return { is: 'port-name', name: sourcePort === null ? fromName! : toName! };
    if (sourcePort > 65_535 || destinationPort > 65_535) return { is: 'port-range' };
    const given = flags!.split(/,\s*/).map((flag) => LETTERS[flag.trim()] ?? '');
    const from = `${source} ${sourcePort}`;
    const to = `${destination} ${destinationPort}`;
    const packet: Omit<TcpPacket, 'time'> = {
      interface: 0,
      source: source!,
      destination: destination!,
      sourcePort,
      destinationPort,
      seq: 0,
      ack: 0,
      flags: [...'SFRPA'].filter((letter) => given.includes(letter)).join(''),
      len: 0,
      window: 0,
      sack: [],
    };
    this.numbersInto(packet, values!, from, to, /port numbers reused/i.test(rest!));
    return { is: 'segment', packet };
  }

  private numbersInto(
    packet: Omit<TcpPacket, 'time'>,
    text: string,
    from: string,
    to: string,
    reused: boolean,
  ): void {
    const key = [from, to].sort().join(' ');
    const value = (name: string): number | null => {
      const found = new RegExp(`\\b${name}=(\\d+)`).exec(text);
      return found ? Number(found[1]) : null;
    };
    const opening = packet.flags === 'S';
    let relative = this.connections.get(key);
    if (!relative || (opening && (reused || relative.closing))) {
      relative = { base: (this.begun++ * BASES) % 2 ** 32, closing: false, scale: {} };
      this.connections.set(key, relative);
    }
    const { base, scale } = relative;
    const onWire = (n: number) => (base + n) % 2 ** 32;
    if (/[FR]/.test(packet.flags)) relative.closing = true;
    packet.seq = onWire(value('Seq')!);
    if (packet.flags.includes('A')) packet.ack = onWire(value('Ack') ?? 0);
    packet.len = value('Len') ?? 0;
    packet.window = value('Win') ?? 0;
    const ends = text.matchAll(/\bSLE=(\d+) SRE=(\d+)/g);
    for (const [, left, right] of ends) packet.sack.push([onWire(Number(left)), onWire(Number(right))]);
    const stamp = value('TSval');
    if (stamp !== null) packet.timestamps = { value: stamp, echo: value('TSecr') ?? 0 };
    if (packet.flags.includes('S')) {
      const mss = value('MSS');
      const factor = value('WS');
      if (mss !== null) packet.mss = mss;
      if (/\bSACK_PERM\b/.test(text)) packet.sackPermitted = true;
      if (factor !== null && factor > 0) {
        packet.windowScale = Math.round(Math.log2(factor));
        scale[from] = packet.windowScale;
      }
    } else if (scale[from] !== undefined && scale[to] !== undefined) {
      packet.window = Math.floor(packet.window / 2 ** scale[from]);
    }
  }
}
