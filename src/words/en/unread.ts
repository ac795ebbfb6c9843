/** What cannot be read of a capture, for its owner. */
type Values = Record<string, number | string>;
type Files = Record<
  | 'empty'
  | 'short'
  | 'ends-in-header'
  | 'byte-order'
  | 'first-block-size'
  | 'gzip'
  | 'zstd'
  | 'zip'
  | 'snoop'
  | 'old-pcap'
  | 'unknown'
  | 'ends-inside'
  | 'damaged',
  (v: Values) => string
>;
type Lines = Record<
  'shape' | 'tshark' | 'no-time' | 'no-flags' | 'port-name' | 'port-range',
  (name: string) => string
>;

export const unread = {
  /** A file, by what is wrong with it. */
  files: {
    empty: () => 'The file is empty.',
    short: (v) => `The file has only ${v.bytes} bytes; a capture begins with a header of 24.`,
    'ends-in-header': () => 'The file ends inside its own header; there is no packet in it.',
    'byte-order': () => 'The file begins like a pcapng, but its byte-order mark is not one.',
    'first-block-size': (v) => `The first block of the file claims ${v.bytes} bytes, which no pcapng has.`,
    gzip: () => 'The file is compressed (gzip). Unpack it first: gunzip FILE.pcap.gz',
    zstd: () => 'The file is compressed (zstd). Unpack it first: unzstd FILE',
    zip: () => 'The file is a zip archive. Unpack it and open the capture inside.',
    snoop: () => 'The file is a snoop capture. Wireshark can save it as pcapng.',
    'old-pcap': () => 'The file is in an old variant of pcap. Wireshark can save it as pcapng.',
    unknown: (v) =>
      `The file begins with the bytes ${v.found}, which is neither pcap nor pcapng. tcpdump -w, Wireshark and tshark write such files.`,
    'ends-inside': (v) => `The file ends inside a packet, at byte ${v.at}. What came before is shown.`,
    damaged: (v) => `The file is damaged from byte ${v.at} on. What came before is shown.`,
  } satisfies Files as Files,
  /** A line of text. */
  lines: {
    shape: () =>
      'not a line of tcpdump; one looks like “12:34:56.789012 IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [F.], seq 1, ack 1, length 0”',
    tshark: () =>
      'a line of tshark with something missing; one looks like “1 0.000000 10.0.0.1 → 10.0.0.2 TCP 66 40000 → 80 [FIN, ACK] Seq=1 Ack=1 Win=502 Len=0”',
    'no-time': () => 'no time at its beginning; run tcpdump without -t, which leaves the time out',
    'no-flags': () => 'no flags and no numbers; run tcpdump without -q, which leaves them out',
    'port-name': (name) =>
      `which port “${name}” is, is not known here; run tcpdump with -n, or write the number`,
    'port-range': () => 'ports go up to 65535',
  } satisfies Lines as Lines,
  atLine: (n: number) => `line ${n}: `,
};
