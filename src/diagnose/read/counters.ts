/**
 * `nstat -az` and `netstat -s`: what the kernel has counted. The second prints a sentence for each (net-tools' statistics.c);
 * here they become the kernel's own names, of which those that tell of an end are kept.
 */
import type { Found, Reader } from '../evidence.ts';

const NSTAT =
  /(?:^|\s)((?:Tcp|TcpExt|Ip|IpExt|Udp|UdpLite|Icmp|IcmpMsg|Icmp6|Ip6|Udp6|UdpLite6|MPTcpExt)[A-Z]\w*)\s+(\d+)(?:\s+[\d.]+)?\s*$/;
const PLAIN =
  /^\s+(TCP[A-Z]\w+|PAWS\w+|Listen\w+|TW\w*|Abort\w+|BeyondWindow|TSEcrRejected|IPReversePathFilter|PFMemallocDrop|\w*(?:Pkts|Octets|Drop)):? (\d+)\s*$/;

/** The sentence of `netstat -s` → the counter; Linux first, then the BSDs and macOS. */
const sentences: readonly [RegExp, string][] = [
  [/^connections reset due to unexpected data/, 'TCPAbortOnData'],
  [/^connections reset due to early user close/, 'TCPAbortOnClose'],
  [/^connections aborted due to timeout/, 'TCPAbortOnTimeout'],
  [/^connections aborted due to memory pressure/, 'TCPAbortOnMemory'],
  [/^connections aborted after user close in linger timeout/, 'TCPAbortOnLinger'],
  [/^times the listen queue of a socket overflowed|^listen queue overflows?/, 'ListenOverflows'],
  [/^SYNs to LISTEN sockets (?:ignored|dropped)/, 'ListenDrops'],
  [/^times? (?:recovered|unable)/, ''],
  [/^connection resets? received/, 'EstabResets'],
  [/^resets sent/, 'OutRsts'],
  [/^failed connection attempts/, 'AttemptFails'],
  [/^segments retransmit/, 'RetransSegs'],
  [/^(?:active connections? openings?|connection requests)/, 'ActiveOpens'],
  [/^connections established$/, 'CurrEstab'],
  [/^time wait sockets recycled/, 'TWRecycled'],
  [/^TCP sockets finished time wait in fast timer/, 'TW'],
  [/^connections? dropped by rexmit timeout/, 'TCPAbortOnTimeout'],
  [/^connections? dropped by keepalive/, 'TCPAbortOnTimeout'],
  [/^embryonic connections dropped/, 'AttemptFails'],
];

export const nstat: Reader = {
  kind: 'nstat',
  read: (line): Found | null => {
    if (/^\s*#(?:kernel|\d+\.\d+)\s*/.test(line)) return { is: 'heading' };
    const [, name, value] = NSTAT.exec(line) ?? [];
    return name === undefined
      ? null
      : { is: 'counter', name: name.replace(/^(?:TcpExt|Tcp)(?=[A-Z])/, ''), value: Number(value) };
  },
};

export const netstatStatistics: Reader = {
  kind: 'netstat -s',
  read: (line, { heading }): Found | null => {
    if (
      /^\s{0,3}(?:Tcp|TcpExt|Ip|Icmp|IcmpMsg|Udp|UdpLite|IpExt|MPTcpExt|ip6?|tcp|udp|icmp6?|igmp|ipsec6?):\s*$/.test(
        line,
      )
    )
      return { is: 'heading' };
    const [, name, plain] = PLAIN.exec(line) ?? [];
    if (name !== undefined) return { is: 'counter', name, value: Number(plain) };
    const [, value, words = ''] = /^\s+(\d+) ([A-Za-z].*?)(?: \(.*\))?$/.exec(line) ?? [];
    if (value !== undefined) {
      const counter = sentences.find(([sentence]) => sentence.test(words))?.[1];
      if (counter) return { is: 'counter', name: counter, value: Number(value) };
    }
    // The other lines of a section are understood by where they stand.
    const inside =
      /^\s{0,3}(?:tcp|tcpext|ip|icmp|icmpmsg|udp|udplite|ipext|mptcpext|ip6|icmp6|igmp):\s*$/.test(heading);
    return inside && /^\s+\S/.test(line) && /\d/.test(line) ? { is: 'noise' } : null;
  },
};
