/** What is said of one captured connection. */

type Side = 'client' | 'server';
type Values = Record<string, number>;

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const sides = { client: 'client', server: 'server' };

export const capture = {
  /** How it ended, in two or three words, for lists and filters. */
  endings: {
    fin: 'closed by FIN',
    rst: 'reset',
    'rst-after-fin': 'reset after a FIN',
    refused: 'refused',
    unanswered: 'SYN not answered',
    timeout: 'given up',
    'half-closed': 'one side closed',
    'cut-off': 'cut off by the capture',
    open: 'still open',
  },
  /** One sentence or two: who closed first and how it ended. */
  answer: (a: {
    closedFirst: Side | 'both' | null;
    ended: string;
    endedMs: number | null;
    idleMs: number | null;
    resetBy: Side | null;
  }): string => {
    const after = a.idleMs !== null && a.idleMs >= 1000 ? `, after ${time(a.idleMs)} of silence` : '';
    const first =
      a.closedFirst === 'both'
        ? `Both hosts closed at once, neither having heard of the other’s FIN${after}`
        : a.closedFirst
          ? `The ${sides[a.closedFirst]} closed first${after}`
          : '';
    const reset = a.resetBy ? sides[a.resetBy] : 'other host';
    switch (a.ended) {
      case 'fin':
        return `${first}. Both FINs were acknowledged, ${time(a.endedMs ?? 0)} after the first segment.`;
      case 'rst-after-fin':
        return `${first}. Then the ${reset} sent a RST.`;
      case 'rst':
        return `The ${reset} reset the connection${after}; there was no FIN.`;
      case 'refused':
        return `The ${reset} refused the connection: its RST answered the SYN, so it was never open.`;
      case 'unanswered':
        return 'The SYN was never answered inside the capture: the connection was not opened.';
      case 'timeout':
        return `${first ? `${first}. ` : ''}The last segment was sent again several times and never answered.`;
      case 'half-closed':
        return `${first}. The other side had not closed when the capture ended.`;
      case 'cut-off':
        return `${first}. The capture ends before the answer, so what became of it is unknown.`;
      default:
        return 'Still open: there is no FIN and no RST in the capture.';
    }
  },
  /** A wait in one sentence, without capital and full stop, so that it can follow a time. Values in ms. */
  waits: {
    probe: (v: Values) => `this wait is a tail loss probe: RTT ${time(v.rttMs!)} + ${v.floorMs} ms`,
    'probe-behind-data': (v: Values) =>
      `this wait of ${time(v.waitMs!)} is a tail loss probe behind data: about twice the RTT of ${time(v.rttMs!)}`,
    rto: (v: Values) => `this wait of ${time(v.waitMs!)} is a retransmission timeout (RTO), the first one`,
    'rto-after-probe': (v: Values) =>
      `this wait of ${time(v.waitMs!)} is the RTO after the probe: the probe did not double it`,
    'rto-doubled': (v: Values) =>
      `this wait is the RTO, doubled: ${time(v.beforeMs!)} became ${time(v.waitMs!)}`,
    'rto-capped': (v: Values) => `this wait of ${time(v.waitMs!)} is the RTO at its cap of two minutes`,
    recovery: (v: Values) =>
      `sent again ${time(v.waitMs!)} after it left, as soon as an answer showed that it was missing (fast retransmit)`,
    'connect-again': (v: Values) =>
      `a RST had refused the SYN; ${time(v.waitMs!)} later it was sent again, as Windows does`,
    'delayed-ack': (v: Values) =>
      `this ACK came ${time(v.waitMs!)} after what it acknowledges: a delayed ACK, waiting for data to ride on`,
    'close-wait': (v: Values) => `CLOSE-WAIT: the program took ${time(v.waitMs!)} to close its own side`,
    'before-close': (v: Values) => `nothing was sent for ${time(v.waitMs!)}; then the program closed`,
    'fin-wait-2-over': (v: Values) =>
      `${time(v.waitMs!)} after its FIN was acknowledged nothing was left of this host’s FIN-WAIT-2 (tcp_fin_timeout), so what came got a RST`,
    'data-after-close': (v: Values) =>
      `${time(v.waitMs!)} after its FIN was acknowledged data came for a program that had closed: it got a RST`,
    retransmission: (v: Values) =>
      `sent again after ${time(v.waitMs!)}, which fits no timer of Linux with an RTT of ${time(v.rttMs!)}`,
    'retransmission-rtt-unknown': (v: Values) =>
      `sent again after ${time(v.waitMs!)}; the capture does not show the RTT, so by which timer cannot be told`,
  },
  /** Segments of which the capture does not tell whether they arrived. */
  unknown: (n: number) => `${n} of unknown fate`,
  stop: 'Stop',
  stopped: 'You stopped the reading: this is of what came before.',
  telling: (percent: number) => `Reading the closes, ${percent} %`,
  list: {
    title: 'TCP connections',
    columns: {
      client: 'Client',
      server: 'Server',
      packets: 'Packets',
      bytes: 'Bytes',
      lasted: 'Lasted',
      closedFirst: 'Closed first',
      ended: 'Its end',
      waits: 'Waits',
      resets: 'Resets',
    },
    /** Who closed first, in a cell of the list and in a filter. */
    first: { client: 'client', server: 'server', both: 'both at once', nobody: 'nobody' },
    any: 'any',
    find: 'Filter by address or port',
    twice: 'seen from both ends',
    draw: (c: string, s: string) => `${c} to ${s}`,
    shown: (n: number, of: number) => `${n} of ${of} connections`,
    more: (n: number) =>
      `${n} more connections are not listed; filter the capture first, for example by host or port.`,
    showMore: 'Show more',
    /** A wait in two or three words. */
    waits: {
      probe: 'tail loss probe',
      'probe-behind-data': 'probe behind data',
      rto: 'RTO',
      'rto-after-probe': 'RTO after probe',
      'rto-doubled': 'RTO doubled',
      'rto-capped': 'RTO at its cap',
      recovery: 'fast retransmit',
      'connect-again': 'another try to connect',
      'delayed-ack': 'delayed ACK',
      'close-wait': 'CLOSE-WAIT',
      'before-close': 'silence before the close',
      'fin-wait-2-over': 'FIN-WAIT-2 over',
      'data-after-close': 'data after close',
      retransmission: 'sent again, by no known timer',
      'retransmission-rtt-unknown': 'sent again, RTT unknown',
    },
  },
  fleet: {
    title: 'How they ended',
    lead: 'Connections that went alike, the rarest first. Choose one kind to list only those.',
    all: 'all',
    /** Between what is said of one kind: `closed by FIN, client first, something sent again`. */
    comma: ', ',
    first: { client: 'client first', server: 'server first', both: 'both at once' },
    by: { client: 'RST by the client', server: 'RST by the server' },
    again: 'something sent again',
    slow: 'second closer slow',
    count: (n: number) => `${n} ×`,
    more: (n: number) => `${n} more kinds are not drawn; the filters below find them.`,
    when: 'When they opened and ended',
    axis: (opens: number, closes: number, resets: number, slice: string) =>
      `${opens} opened, ${closes} closed by FIN, ${resets} ended otherwise. Each bar is ${slice}.`,
    opens: 'opened',
    closes: 'closed',
    resets: 'ended otherwise',
    sources: 'Who sent the resets',
    source: (host: string, side: string, n: number) =>
      `${host}, as ${side}: ${n} ${n === 1 ? 'connection' : 'connections'}`,
  },
  howTo: {
    title: 'How to take a capture',
    ways: [
      {
        code: 'sudo tcpdump -i any -s 128 -w close.pcap host 192.0.2.10 and port 443',
        text: 'Linux and macOS (there, -i en0). 128 bytes a packet hold every header and little of what was sent. Take the whole connection: without its opening nobody knows the round trip, and without its data nobody knows what was lost.',
      },
      {
        code: "sudo tcpdump -i any -s 128 -w ends.pcap 'tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0'",
        text: 'Only openings and ends, for a busy machine that must run for days. It shows who closed first and who reset; retransmissions and most waits it cannot show. It sees IPv4 only: for IPv6, leave the filter out.',
      },
      {
        code: 'sudo tcpdump -i any -s 128 -C 100 -W 10 -w ring.pcap port 443',
        text: 'A ring of ten files of 100 MB, for what happens once a week. Open the files together.',
      },
      {
        code: 'sudo nsenter -t "$(docker inspect -f \'{{.State.Pid}}\' web)" -n tcpdump -s 128 -w close.pcap',
        text: 'Inside the network of a container called web, with the tcpdump of the host. In Kubernetes: kubectl debug with an image that has tcpdump.',
      },
      {
        code: 'pktmon start --capture --pkt-size 128\npktmon stop\npktmon etl2pcap PktMon.etl',
        text: 'Windows, as administrator; do what you want to see between start and stop. Wireshark with Npcap does the same.',
      },
    ],
    ends: 'Take it at both ends at once if you can, and open both files together: only then is a loss certain.',
  },
};
