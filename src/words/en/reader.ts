/** The page that opens a capture, and what it says of a whole file and of one connection's picture. */
export const reader = {
  lead: 'Open a capture of yours. Its TCP connections are listed; choose one, and its close is drawn as the figures of this site are, with the states both hosts went through and a name for each wait.',
  stays: 'Nothing leaves your browser: the file is read on this page and sent nowhere.',
  drop: 'Drop a .pcap or .pcapng here',
  choose: 'Choose files',
  both: 'Captures of both hosts, opened together, are joined: then every loss is certain instead of inferred.',
  paste: 'Or paste what tcpdump or tshark printed',
  pasteHint:
    'The output of tcpdump, with or without -n, -v, -e, -S, -ttt or -tttt; or lines of tshark, or of Wireshark’s list.',
  pasteLabel: 'Text printed by tcpdump or tshark',
  read: 'Read the text',
  example: 'Try an example',
  noScript:
    'This page reads your capture with JavaScript, inside your browser. With JavaScript off it cannot.',
  reading: (p: number) => `Reading, ${p} %`,
  found: (c: number, p: number, f: number) =>
    `${c} TCP ${c === 1 ? 'connection' : 'connections'} in ${p} packets of ${f}.`,
  noTcp: (f: number) => `There are ${f} packets in it, but no TCP this page can read.`,
  empty: 'The capture is whole, but there is no packet in it.',
  nothingPasted: 'There is nothing to read yet: paste the lines first.',
  other: (n: number, kind: string) => `${n} × ${kind}`,
  /** What is no TCP, by the reader's name for it. */
  kinds: {
    'not IP': 'not IP',
    'not TCP': 'IP, but not TCP',
    'without numbers':
      'line of HTTP, TLS or the like, with neither ports nor numbers: its segment is not drawn',
    'a later fragment': 'a later fragment of an IP packet',
    'cut too short': 'cut too short to hold a TCP header (capture with a longer snap length, tcpdump -s 0)',
    damaged: 'damaged',
  } as Record<string, string>,
  linesSkipped: (n: number) => `${n} ${n === 1 ? 'line was' : 'lines were'} not understood and left out:`,
  place: {
    client: (rtt: string) => `Taken at the client; the round trip takes ${rtt}.`,
    server: (rtt: string) => `Taken at the server; the round trip takes ${rtt}.`,
    between: (rtt: string) => `Taken somewhere between the two; the round trip takes ${rtt}.`,
    both: (rtt: string) => `Taken at both ends and joined; the round trip takes ${rtt}.`,
  },
  remarks: {
    'rtt-unknown':
      'Nothing in the capture tells the round-trip time, so arrivals are drawn at the time of sending.',
    'no-handshake':
      'The capture begins after the handshake: who is the client is a guess by port number, and both hosts are taken to be ESTABLISHED.',
    'middle-skipped': 'The middle of this long connection is left out.',
    'times-estimated': 'Times at the far end are estimated as half a round trip away.',
    'losses-inferred': 'Losses are inferred from what was sent again and what was acknowledged.',
    'one-direction':
      'Only one direction was captured: what the other host sent, and whether anything reached it, is not known.',
    'arrival-unknown':
      'Of some segments the capture does not tell whether they arrived; they are drawn with a question mark, and not called lost.',
    'keep-alive':
      'Keep-alives are in it: they ask whether the other host is there, and are no data sent again.',
    'zero-window': 'A receiver’s window was closed for a while: what had to wait for it is not lost.',
    offloaded:
      'Some segments are larger than the network carries: the capture sees them before the network card splits them.',
  },
  skipped: (n: number) => `${n} packets of the bulk are not drawn.`,
  /** What stands before a wait's name. */
  waited: (from: string, to: string, side: 'client' | 'server') => `${from} – ${to}, ${side}: `,
  /** Around the chapter behind a wait's name. */
  aside: [' (', ')'] as readonly [string, string],
  waits: 'The waits of this close',
  noWaits: 'No wait worth a name: everything here followed at once.',
  explains: 'The chapter that explains this close: ',
  notClosed: 'This connection neither closes nor resets inside the capture.',
  table: 'Every event, as a table',
  take: 'Take',
  /** Where the browser does not say why. */
  readerStopped: 'the reader stopped',
  failed: (m: string) => `The capture could not be read: ${m}. The page is fine; try another file.`,
};
