/** Sockets that stand in a state: what it is, whose fault, what comes next, and what helps. */
import { amount, type SymptomAnswer, type SymptomNumbers, timeIn } from '../symptom-numbers.ts';

type Says = (n: SymptomNumbers) => SymptomAnswer;

const time = timeIn([' ms', ' s', ' min', ' h']);
const sockets = (n: SymptomNumbers): string =>
  n.count === 1 ? 'One socket is' : `${amount(n.count)} sockets are`;
const grown = (n: SymptomNumbers): string =>
  n.before === undefined
    ? ''
    : ` There were ${amount(n.before)} in the first sample${n.lasting ? `, and ${amount(n.lasting)} of them are still here` : ''}.`;
const holder = (n: SymptomNumbers): string =>
  n.process
    ? ` ${n.process} holds ${n.processCount === n.count ? 'all' : amount(n.processCount)} of them.`
    : '';
const towards = (n: SymptomNumbers): string =>
  n.peer ? ` ${n.peerCount === n.count ? 'All' : amount(n.peerCount)} of them are towards ${n.peer}.` : '';
const theirs = (n: SymptomNumbers): string =>
  n.towardsItself ? 'That host’s, and that host is this machine' : 'That host’s';
const orphanRetries = (n: SymptomNumbers): string =>
  n.orphanRetries === undefined
    ? 'tcp_orphan_retries (0 by default, which means 8)'
    : `tcp_orphan_retries, here ${n.orphanRetries}${n.orphanRetries === 0 ? ', which means 8' : ''},`;
const retried = (n: SymptomNumbers): string =>
  n.retries ? ` The retransmission timer has fired up to ${n.retries} times without an answer.` : '';
const ends = (n: SymptomNumbers): string =>
  n.endsMs === undefined ? '' : ` With the numbers here the last one is gone in about ${time(n.endsMs)}.`;

const closeWait: Says = (n) => ({
  is: `${sockets(n)} in CLOSE-WAIT: the other side has closed, and the program on this machine has not.${grown(n)}`,
  whose: [
    `This program’s.${holder(n)} The kernel has acknowledged the FIN and can do no more; only the program’s close() ends this state.`,
    n.readToEnd
      ? ` ${amount(n.readToEnd)} ${n.readToEnd === 1 ? 'has' : 'have'} an empty queue: read() has returned 0 or nobody needs to ask, and close() did not follow. Look for a path that returns early, an exception, a response whose body is never closed.`
      : '',
    n.finUnread
      ? ` ${amount(n.finUnread)} ${n.finUnread === 1 ? 'has' : 'have'} 1 in Recv-Q: that is the FIN itself. The program has not even asked; it keeps the connection and does not look at it, as a pool or a stuck thread does.`
      : '',
    n.dataUnread
      ? ` ${amount(n.dataUnread)} ${n.dataUnread === 1 ? 'holds' : 'hold'} data that was never read; ${n.dataUnread === 1 ? 'closing it' : 'closing them'} will send a RST instead of a FIN.`
      : '',
  ].join(''),
  next:
    n.timed && n.leftMs !== undefined
      ? `No timer ends CLOSE-WAIT. Keepalive is on for ${amount(n.timed)}: the first probe goes out in ${time(n.leftMs)}. If that host has forgotten the connection by then it answers with a RST, and the socket leaves the list; the descriptor stays taken until the program closes it.`
      : 'Nothing, for as long as the program runs: no timer ends CLOSE-WAIT. Each one takes a descriptor. At the limit accept() and connect() fail with EMFILE. When the program ends, the kernel closes them all.',
  command: 'sudo ss -tanp state close-wait',
  commandWhy:
    'Names the program and its descriptors, and shows in Recv-Q what was read. Run it twice: sockets that are in both lists are leaked.',
  setting:
    'None. No sysctl ends CLOSE-WAIT. tcp_keepalive_time counts only for sockets with SO_KEEPALIVE, and then hides the leak instead of mending it.',
  wrong:
    'Lowering tcp_fin_timeout, or turning on tcp_tw_reuse: neither has to do with CLOSE-WAIT. Raising the limit of open files buys time, no more.',
});

const finWait2Setting = (n: SymptomNumbers): string =>
  `tcp_fin_timeout, ${n.finTimeoutS === undefined ? '60 s by default' : `here ${n.finTimeoutS} s`}. It counts for sockets whose program has closed, and for no others. Lower it only if there are tens of thousands.`;

export const symptoms = {
  'close-wait': closeWait,
  'fin-wait-2-orphan': (n) => ({
    is: `${sockets(n)} in FIN-WAIT-2 with no program behind: this side closed, the other acknowledged that and has not closed.${grown(n)}`,
    whose: `${theirs(n)}: its program has not called close().${towards(n)} Over there these connections are in CLOSE-WAIT, if it still knows them. The program here is done.`,
    next:
      n.endsMs === undefined
        ? `The kernel forgets each of them ${n.finTimeoutS ?? 60} s after it entered the state (tcp_fin_timeout). A FIN that comes later is answered with a RST.`
        : `Their timers end them: the first in ${time(n.leftMs)}, the last in ${time(n.endsMs)}. A FIN that comes later is answered with a RST.`,
    command: 'ss -tano state fin-wait-2',
    commandWhy:
      'The timer of each says how long it still has. On the other host, look for the same ports in CLOSE-WAIT.',
    setting: finWait2Setting(n),
    wrong:
      'Taking them for TIME-WAIT. And lowering tcp_fin_timeout to a few seconds: a slow but honest peer then gets a RST for its last data.',
  }),
  'fin-wait-2-held': (n) => ({
    is: `${sockets(n)} in FIN-WAIT-2 and a program still holds ${n.count === 1 ? 'it' : 'them'}: it called shutdown() and waits for the other side’s end.${grown(n)}`,
    whose: `${theirs(n)}: it has not closed.${towards(n)}${holder(n)} But whoever half-closes without a limit of time agrees to wait for ever.`,
    next: 'Nothing ends them: tcp_fin_timeout begins only when the program calls close(). Until then they may stand for hours, each with its descriptor.',
    command: 'sudo ss -tanpo state fin-wait-2',
    commandWhy:
      'Names the program, and shows that no timer runs. On the other host, see why its socket is in CLOSE-WAIT.',
    setting:
      'None of the kernel’s. The program needs a timeout after shutdown(), then close(); proxies have one (HAProxy: timeout client-fin; Envoy: idle timeouts).',
    wrong: 'Lowering tcp_fin_timeout. It does not look at a socket that a program holds.',
  }),
  'fin-wait-2': (n) => ({
    is: `${sockets(n)} in FIN-WAIT-2: this side has closed, the other has acknowledged that and not closed.${grown(n)}`,
    whose: `${theirs(n)}: its program has not called close().${towards(n)} Whether the program here has gone or waits after shutdown() cannot be told from this list.`,
    next: `If the program here has closed, the kernel forgets each after ${n.finTimeoutS ?? 60} s. If it only called shutdown(), no timer runs and they stand until one of the two programs acts.`,
    command: 'sudo ss -tanpo state fin-wait-2',
    commandWhy:
      'A row with a program is held after shutdown(); a row with timer:(timewait,…) is an orphan, and the timer is its time left.',
    setting: finWait2Setting(n),
    wrong:
      'Taking them for TIME-WAIT, or lowering tcp_fin_timeout before knowing which of the two kinds they are.',
  }),
  'fin-wait-1': (n) => ({
    is: `${sockets(n)} in FIN-WAIT-1: this side has closed, and its FIN, or data before it, is not acknowledged.${grown(n)}`,
    whose: `${n.retries ? 'The path’s, or that host’s' : 'Cannot be told yet: for one round trip this state is normal'}.${retried(n)}${towards(n)}`,
    next: `The kernel sends again at doubling distances and gives up by ${orphanRetries(n)} if the program has closed, by tcp_retries2 if it only called shutdown().${ends(n)}`,
    command: 'ss -tanoi state fin-wait-1',
    commandWhy:
      'Run it twice. timer:(on,…,n) with growing n says that nothing comes back; rto and rtt tell the pace; a Send-Q above 1 is data that still waits.',
    setting: `${orphanRetries(n)} limits how long. Lowering it frees memory sooner and loses the last data of slow clients sooner. tcp_fin_timeout does not count here.`,
    wrong:
      'Lowering tcp_fin_timeout: that is for FIN-WAIT-2. Raising tcp_max_orphans without asking why nobody answers.',
  }),
  'fin-wait-1-window': (n) => ({
    is: `${sockets(n)} in FIN-WAIT-1 behind a closed window: the FIN waits behind data that the other side does not take.${grown(n)}`,
    whose: `${theirs(n)}: its program does not read.${towards(n)}${n.queued ? ` Up to ${amount(n.queued)} bytes wait here.` : ''}`,
    next: `The kernel asks with probes at doubling distances. For an orphan it gives up after ${orphanRetries(n)} even though each probe is answered.${ends(n)}`,
    command: 'ss -tanoi state fin-wait-1',
    commandWhy: 'timer:(persist,…) is the probe; Send-Q says what waits.',
    setting: `${orphanRetries(n)}. For a program of yours TCP_USER_TIMEOUT is the better limit.`,
    wrong: 'Looking for lost packets. Nothing is lost here: the other side says “not now”.',
  }),
  closing: (n) => ({
    is: `${sockets(n)} in CLOSING: both sides closed at once, and the acknowledgement of this side’s FIN has not come.${grown(n)}`,
    whose: `${n.retries ? 'The path’s, or that host’s' : 'Nobody’s yet: it lasts half a round trip'}.${retried(n)}${towards(n)}`,
    next: `The kernel repeats its FIN and gives up by ${orphanRetries(n)}.${ends(n)}`,
    command: 'ss -tano state closing',
    commandWhy: 'Run it twice: a growing third number of the timer says that nothing comes back.',
    setting: `${orphanRetries(n)} limits how long. There is seldom reason to change it.`,
    wrong: 'Taking “closing” for “being closed by the program”. It is one state among eleven.',
  }),
  'last-ack': (n) => ({
    is: `${sockets(n)} in LAST-ACK: both programs have closed, and the last ACK has not come.${grown(n)}`,
    whose: `${n.retries ? 'The path’s, or that host’s' : 'Nobody’s yet: it lasts one round trip'}.${retried(n)}${towards(n)} The program here has done its part.`,
    next: `The kernel repeats its FIN at doubling distances and gives up by ${orphanRetries(n)}.${ends(n)}`,
    command: 'ss -tanoi state last-ack',
    commandWhy:
      'timer:(on,…,n): n is how often the FIN was repeated. Standing with the same n and no timer would be a bug of the kernel.',
    setting: `${orphanRetries(n)} limits how long. If thousands stand here, look for a firewall that forgets the connection before its end.`,
    wrong: 'Restarting the program: it does not hold these sockets any more.',
  }),
  'time-wait': (n) => ({
    is: `${sockets(n)} in TIME-WAIT, as is right: this side closed first, and remembers each connection for a minute.${grown(n)}`,
    whose:
      'Nobody’s. It is the end of every orderly close, on the side that closes first. A socket here costs a few hundred bytes and no descriptor.',
    next:
      n.endsMs === undefined
        ? 'Each is gone after 60 s. No setting changes that time.'
        : `Each is gone when its timer ends, the last of those shown in ${time(n.endsMs)}. No setting changes the 60 s.`,
    command:
      "ss -tan state time-wait | awk 'NR>1 {n[$NF]++} END {for (p in n) print n[p], p}' | sort -rn | head",
    commandWhy: `Counts them by far end. Only when one address and port comes near the ${amount(n.range ?? 28_232)} ports a client may take does it matter.`,
    setting:
      'None is needed. tcp_tw_reuse=1 helps a client that runs out of ports towards one destination; a server it does not help.',
    wrong:
      'tcp_fin_timeout (another state), tcp_tw_recycle (broke clients behind NAT, gone since Linux 4.12), lowering tcp_max_tw_buckets, SO_LINGER 0.',
  }),
  'time-wait-ports': (n) => ({
    is: `${n.peer ? `${amount(n.peerCount)} of ${amount(n.count)} sockets in TIME-WAIT are towards ${n.peer}` : `${sockets(n)} in TIME-WAIT`}, and a client has ${amount(n.range)} ports to take: it runs out of them.${grown(n)}`,
    whose:
      'This program’s way of working: it opens a connection for each request and closes it first. TIME-WAIT itself does what it should.',
    next: `Each port is free again after 60 s, so about ${amount(Math.max(1, Math.floor((n.range ?? 28_232) / 60)))} new connections a second to one address and port are the limit. Above it connect() fails with EADDRNOTAVAIL (“Cannot assign requested address”).`,
    command: 'sysctl net.ipv4.ip_local_port_range net.ipv4.tcp_tw_reuse; ss -s',
    commandWhy: 'The range there is, and whether a port in TIME-WAIT may be taken again after a second.',
    setting:
      'First keep connections open and use them again: a pool. Then tcp_tw_reuse=1, for outgoing connections with timestamps. A wider ip_local_port_range, or more addresses, moves the limit.',
    wrong:
      'tcp_fin_timeout, which has nothing to do with it; SO_LINGER 0, which loses data; tcp_tw_recycle, which is gone.',
  }),
  'syn-sent': (n) => ({
    is: `${sockets(n)} in SYN-SENT: this side asks for a connection and hears nothing.${grown(n)}`,
    whose: `The path’s, or that host’s.${towards(n)} A closed port would be refused at once; silence is a firewall that drops, a host that is gone, or a full accept queue.`,
    next: `The SYN is sent again ${n.synRetries ?? 6} times; then connect() fails with ETIMEDOUT, after about two minutes with the defaults.`,
    command: 'sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: 'Whether the SYN leaves, and whether anything comes back. Then the same on the other host.',
    setting:
      'tcp_syn_retries shortens the wait for all programs; a timeout in the program for connect() is better.',
    wrong: 'Raising limits on this machine. Nothing here is full.',
  }),
  'syn-recv': (n) => ({
    is: `${sockets(n)} in SYN-RECEIVED: a SYN was answered, and the third segment of the handshake has not come.${grown(n)}`,
    whose:
      'Cannot be told from the list: for one round trip it is normal. Many at once are a flood of SYNs with false addresses, a path that loses the answer, or clients that are gone.',
    next: 'The SYN-ACK is sent again 5 times (tcp_synack_retries), and after about a minute each is forgotten.',
    command: 'nstat -az TcpExtListenOverflows TcpExtListenDrops TcpExtTCPReqQFullDoCookies',
    commandWhy: 'Growing numbers tell a full accept queue from a flood.',
    setting:
      'tcp_syncookies, on by default, keeps a server reachable in a flood. tcp_max_syn_backlog and the backlog of listen() set how many may wait.',
    wrong: 'Turning tcp_syncookies off, or raising the backlog of a program that does not accept.',
  }),
  'accept-queue': (n) => ({
    is:
      n.waiting === undefined
        ? `${amount(n.count)} times a connection found the accept queue of its listener full.`
        : `${amount(n.waiting)} connections${n.port ? ` to port ${n.port}` : ''} are open and wait for accept()${n.backlog ? `; the queue holds ${amount(n.backlog)}` : ''}.`,
    whose: `This program’s: the kernel has finished the handshake, and the program does not take the connection.${n.process ? ` It is ${n.process}.` : ''}`,
    next: 'While the queue is full the kernel drops the last segment of new handshakes. Clients believe they are connected, or send their SYN again after 1 s; requests seem to hang for whole seconds.',
    command: 'ss -tlnp; nstat -az TcpExtListenOverflows',
    commandWhy:
      'Recv-Q of a LISTEN row is what waits, Send-Q what may wait. The counter says how often it was too much.',
    setting:
      'net.core.somaxconn and the program’s backlog: the smaller counts. A longer queue helps against bursts. If the program is stuck, it only makes clients wait longer.',
    wrong: 'Raising somaxconn alone: without a larger backlog in listen(), and a restart, nothing changes.',
  }),
  'not-reading': (n) => ({
    is: `${n.count === 1 ? 'One open connection has' : `${amount(n.count)} open connections have`} data that the program has not read, up to ${amount(n.queued)} bytes.${grown(n)}`,
    whose: `This program’s: the data is here, in its Recv-Q.${holder(n)}${towards(n)}`,
    next: 'The window closes, and the sender has to stop. If the program closes with data unread, the kernel sends a RST and the other side may lose what it was about to read.',
    command: 'sudo ss -tanpi state established',
    commandWhy: 'Run it twice: a Recv-Q that does not shrink is a program that stands still.',
    setting: 'None. tcp_rmem makes the queue longer, and the program no faster.',
    wrong: 'Tuning buffers. The program must read.',
  }),
  'not-acknowledged': (n) => ({
    is: `${n.count === 1 ? 'One open connection sends' : `${amount(n.count)} open connections send`} again and again: what was sent is not acknowledged.${grown(n)}`,
    whose: `The path’s, or that host’s.${retried(n)}${towards(n)}`,
    next: `The kernel goes on at doubling distances until tcp_retries2 (${n.retries2 ?? 15}) is spent, with the default after 15 minutes and more; then the program gets ETIMEDOUT.`,
    command: 'ss -tanoi state established',
    commandWhy:
      'The third number of timer:(on,…,n) is how often it was sent again; lost and retrans say how much.',
    setting:
      'TCP_USER_TIMEOUT in the program limits it for one connection. tcp_retries2 does it for all of the machine, where 8 (about 100 s) is the lowest RFC 1122 allows.',
    wrong: 'Waiting for keepalive: while data is unacknowledged no keepalive probe is sent.',
  }),
  'peer-not-reading': (n) => ({
    is: `${n.count === 1 ? 'One open connection has' : `${amount(n.count)} open connections have`} data that cannot leave, up to ${amount(n.queued)} bytes.${grown(n)}`,
    whose: `${n.timed ? `${theirs(n)}: its window is shut, because its program does not read.` : 'Cannot be told from one list: a slow path, or a program there that does not read.'}${towards(n)}`,
    next: 'The kernel waits and probes. send() blocks, or returns EAGAIN. As long as the other side answers the probes there is no end to it.',
    command: 'ss -tanoi state established',
    commandWhy: 'timer:(persist,…) is a shut window; rwnd_limited and cwnd tell what holds the data back.',
    setting: 'TCP_USER_TIMEOUT in the program ends it. tcp_wmem only makes the queue longer.',
    wrong: 'Raising buffers: more data then waits.',
  }),
  'in-order': (n) => ({
    is:
      n.count > 0
        ? `${amount(n.count)} sockets are open or listening, and nothing in the list stands out.`
        : 'Nothing that was read stands out.',
    whose: 'Nobody’s, as far as this shows.',
    next: 'Nothing that this could tell. Sockets that are open may stay so for ever: without keepalive a silent connection is never examined.',
    command: 'ss -tanpo',
    commandWhy:
      'Shows programs and timers. Paste two outputs, taken a minute apart: then this page says what grew.',
    setting: 'None.',
    wrong: 'Changing settings because a list is long.',
  }),
} satisfies Record<string, Says>;
