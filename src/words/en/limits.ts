/** Limits of the kernel, its counters, machines on the way, and what a paste may hold besides. */
import { amount, type SymptomAnswer, type SymptomNumbers, timeIn } from '../symptom-numbers.ts';

type Says = (n: SymptomNumbers) => SymptomAnswer;

const time = timeIn([' ms', ' s', ' min', ' h']);
const since = 'Run it twice with a pause between: only what is added now is happening now.';

const orphans: Says = (n) => ({
  is: 'The kernel had too many orphans, sockets whose program has closed and whose close is not finished, and reset some.',
  whose:
    'The path’s, or those hosts’: they do not acknowledge the FIN or the last data. Clients that vanish, a firewall that forgets, or an attack.',
  next: `While the number is above tcp_max_orphans${n.maxOrphans === undefined ? '' : ` (here ${amount(n.maxOrphans)})`} each close() that would make one more ends with a RST. What was still unsent is lost. The count is weighed: a socket that has sent again for long counts up to four times.`,
  command:
    "cat /proc/net/sockstat; ss -tanoi '( state fin-wait-1 or state last-ack or state closing )' | head",
  commandWhy: 'orphan is their number; the timers of those shown say that nobody answers.',
  setting:
    'tcp_orphan_retries lower, so that each lasts less long, or tcp_max_orphans higher if there is memory: each can hold up to 64 KB.',
  wrong:
    'tcp_fin_timeout alone: most orphans are in FIN-WAIT-1 or LAST-ACK, where it does not count. TIME-WAIT is no orphan.',
});

export const limits = {
  orphans,
  'orphans-standing': (n) => ({
    ...orphans(n),
    is: `${amount(n.count)} sockets are orphans: their program has closed, and the other side has not finished the close.`,
  }),
  'time-wait-overflow': (n) => ({
    is: 'The kernel held tcp_max_tw_buckets sockets in TIME-WAIT, and closed others without that state.',
    whose: 'This side’s: it closes very many connections first. Nobody on the network did wrong.',
    next: `Above the limit${n.maxTimeWait === undefined ? '' : ` (here ${amount(n.maxTimeWait)})`} a connection is forgotten at once. If its last ACK is lost, the repeated FIN of the other side is answered with a RST: an error there after an orderly close. Old segments may meet a new connection.`,
    command: 'ss -s; sysctl net.ipv4.tcp_max_tw_buckets',
    commandWhy: 'How many there are, and how many there may be.',
    setting:
      'Raise tcp_max_tw_buckets: each costs a few hundred bytes. Better, keep connections open, or let the other side close first.',
    wrong: 'Lowering tcp_max_tw_buckets to “get rid of” TIME-WAIT: that makes exactly this message.',
  }),
  'syn-flood': (n) => ({
    is: `More handshakes were begun than the queue of the listener${n.port ? ` on port ${n.port}` : ''} could hold; the kernel answered with cookies, or dropped.`,
    whose:
      'Cannot be told from the message: a flood with false addresses, or a program too slow to accept() in a burst of honest clients.',
    next: 'With cookies the server stays reachable; connections made by cookie lack some options.',
    command:
      'ss -tln; ss -tan state syn-recv | wc -l; nstat -az TcpExtListenOverflows TcpExtTCPReqQFullDoCookies',
    commandWhy:
      'ListenOverflows that grows with it says that the program is slow; many SYN-RECV from everywhere and none of those say flood.',
    setting:
      'The backlog of listen() with net.core.somaxconn, and tcp_max_syn_backlog. tcp_syncookies stays 1.',
    wrong: 'Turning cookies off to silence the message.',
  }),
  'tcp-memory': () => ({
    is: 'TCP had used the memory it may have (tcp_mem), and sockets were reset or held back.',
    whose:
      'This machine’s: too much data waits in queues. Programs that do not read, peers that do not, or a limit too small for the load.',
    next: 'Orphans are reset first, windows shrink, sends wait. It lasts as long as the queues are full.',
    command: 'cat /proc/net/sockstat; sysctl net.ipv4.tcp_mem; ss -tanm | sort -k2 -rn | head',
    commandWhy:
      'mem is what is used, in pages of 4 KB, to be held against the three numbers of tcp_mem. The list shows the longest Recv-Q.',
    setting: 'tcp_mem, if the machine has memory to spare. First find the program whose queues are full.',
    wrong: 'Raising tcp_rmem and tcp_wmem: those are per socket, and make it worse.',
  }),
  'conntrack-full': () => ({
    is: 'The table of connections of this machine’s firewall was full, and packets of new connections were dropped.',
    whose:
      'The firewall’s (nf_conntrack), not TCP’s. Its entries outlive connections by far: 5 days for one that is silent.',
    next: 'New connections time out at random while old ones work. Entries go as their own timers end.',
    command:
      "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max; sudo conntrack -L -p tcp | awk '{n[$4]++} END {for (s in n) print n[s], s}'",
    commandWhy: 'How full it is, and of what.',
    setting:
      'nf_conntrack_max higher; nf_conntrack_tcp_timeout_established lower, but above the idle time of your connections; or no tracking for such traffic.',
    wrong: 'Tuning sysctls of TCP: they do not touch this table.',
  }),
  'closed-unread': (n) => ({
    is: `${amount(n.count)} times a program here closed a connection with data it had not read, and the kernel sent a RST.`,
    whose:
      'This machine’s programs. The other side got ECONNRESET, and may have lost a response it had not read yet.',
    next: 'It goes on as often as the program does it.',
    command: 'nstat -z TcpExtTCPAbortOnClose TcpOutRsts',
    commandWhy: since,
    setting:
      'None. The program must read to the end of file, or for a limited time, before it closes (nginx: lingering_close).',
    wrong: 'SO_LINGER: it does not read for the program.',
  }),
  'closed-abruptly': (n) => ({
    is: `${amount(n.count)} times a connection was reset because SO_LINGER 0 was set, or data came for a socket whose program had closed.`,
    whose:
      'This machine’s programs, or the timing of both: a client that stops reading in the middle of an answer looks like this.',
    next: 'It goes on. A small, steady number is normal on a busy server.',
    command: 'nstat -z TcpExtTCPAbortOnData TcpOutRsts TcpEstabResets',
    commandWhy: since,
    setting: 'None.',
    wrong: 'Looking for lost packets.',
  }),
  'given-up': (n) => ({
    is: `${amount(n.count)} times the kernel gave up a connection: its segments, or its keepalive probes, had no answer.`,
    whose: 'The path’s, or those hosts’. Some of it is normal wherever clients move or vanish.',
    next: 'Each ended with ETIMEDOUT, or, as an orphan, silently.',
    command:
      'nstat -z TcpExtTCPAbortOnTimeout TcpRetransSegs; ss -tanoi state established | grep -c "timer:(on"',
    commandWhy: since,
    setting: 'tcp_retries2 and tcp_orphan_retries decide when; TCP_USER_TIMEOUT for one program.',
    wrong: 'Lowering retries to make the counter grow faster and call it tuning.',
  }),
  'tw-recycle': () => ({
    is: 'tcp_tw_recycle is at work: connections of clients behind one NAT are dropped, at random.',
    whose:
      'This machine’s: the setting takes the timestamps of different hosts behind one address for one clock that runs back.',
    next: 'SYNs with an older timestamp get no answer for 60 s after a close from the same address. Since Linux 4.12 the setting does not exist.',
    command: 'sysctl -n net.ipv4.tcp_tw_recycle; nstat -az | grep -i paws',
    commandWhy: 'A counter of PAWSPassive that grows is SYNs refused for their timestamp.',
    setting: 'tcp_tw_recycle=0, at once. It never helps.',
    wrong: 'Turning timestamps off instead: that costs RTT measurement and protection against old segments.',
  }),
  'conntrack-half-closed': (n) => ({
    is: `A machine on the way follows ${amount(n.count)} connections that are being closed; it will forget the next of them in ${time(n.leftMs)}.`,
    whose: `The machine in the middle will, not TCP. Its timer for CLOSE_WAIT is ${n.closeWaitS ?? 60} s by default, while a half-closed connection may live for hours.`,
    next: 'What comes after that belongs to no connection it knows: it is dropped, or its address is not translated, and one side waits in FIN-WAIT-2 or CLOSE-WAIT, or is reset.',
    command: 'sudo sysctl -a | grep nf_conntrack_tcp_timeout',
    commandWhy: 'The time for each state. conntrack -E shows entries as they come and go.',
    setting:
      'nf_conntrack_tcp_timeout_close_wait above the longest half-close you want; or no half-close: both sides close at once.',
    wrong: 'Keepalive against it: the default first probe comes after two hours.',
  }),
  'conntrack-unreplied': (n) => ({
    is: `Of ${amount(n.count)} connections only one direction was seen: nothing came back.`,
    whose:
      'The path’s, or that host’s: no answer, or the answer takes another way round the machine that was asked.',
    next: `The entries go by their timers, the next in ${time(n.leftMs)}; the clients repeat their SYN and give up.`,
    command: 'sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: 'On each side of this machine: where the SYN or its answer stops.',
    setting: 'None. If answers go another way, routing is at fault (rp_filter drops some too).',
    wrong: 'Raising the table’s size: it is not full.',
  }),
  'conntrack-flows': (n) => ({
    is: `${amount(n.count)} connections pass this machine’s firewall; none of those shown is half closed or unanswered.`,
    whose: 'Nobody’s.',
    next: `Each entry goes when its timer ends: from ${time(n.leftMs)} to ${time(n.longestMs)} from now.`,
    command: 'sudo conntrack -L -p tcp -o extended | head',
    commandWhy: 'The number behind the protocol is what is left, in seconds.',
    setting:
      'nf_conntrack_tcp_timeout_established, 5 days by default, must be longer than your connections are idle.',
    wrong: 'Reading these states as those of the two hosts: this is what the machine in the middle believes.',
  }),
  settings: (n) => ({
    is: `${amount(n.count)} settings, and no symptom to explain.`,
    whose: 'Nobody’s.',
    next: `With these, an orphan in FIN-WAIT-2 lasts ${n.finTimeoutS ?? 60} s, TIME-WAIT 60 s whatever they say, and ${amount(Math.floor((n.range ?? 28_232) / 60))} connections a second to one place use up the client’s ports.`,
    command: 'ss -s; ss -tanpo',
    commandWhy: 'Paste what you see beside them: the run below then uses your numbers.',
    setting:
      'tcp_fin_timeout counts for orphans in FIN-WAIT-2 only; tcp_orphan_retries 0 means 8; tcp_tw_reuse is for outgoing connections.',
    wrong: 'Copying a list of sysctls from a page.',
  }),
  capture: (n) => ({
    is: `${amount(n.count)} ${n.count === 1 ? 'line is' : 'lines are'} tcpdump’s: the reader of captures draws the close in them.`,
    whose: 'Its drawing says who closed first and who reset.',
    next: 'Nothing is lost: the lines are handed over inside this browser.',
    command: "sudo tcpdump -ni any -s 128 -w close.pcap 'port 443'",
    commandWhy: 'A file tells more than lines: it can be opened there too.',
    setting: 'None.',
    wrong: 'Judging a close by a capture that begins in the middle of it.',
  }),
  unknown: () => ({
    is: 'This page does not know what that is.',
    whose: 'Cannot be told.',
    next: 'Cannot be told.',
    command: 'ss -tanpo',
    commandWhy:
      'Its output, as it stands, is what this page reads best. An error message with its line helps too.',
    setting: 'None that anybody should touch before the cause is known.',
    wrong: 'Changing settings at a guess.',
  }),
} satisfies Record<string, Says>;
