/** What is said of one captured connection. */

type Side = 'client' | 'server';

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
