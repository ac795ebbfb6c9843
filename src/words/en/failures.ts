/** Errors that programs log: what the kernel told the program, who did it, and what helps. */
import { amount, type SymptomAnswer, type SymptomNumbers } from '../symptom-numbers.ts';

type Says = (n: SymptomNumbers) => SymptomAnswer;

const times = (n: SymptomNumbers): string => (n.count === 1 ? '' : ` ${amount(n.count)} lines say so.`);
const by = (n: SymptomNumbers): string => (n.who ? ` (logged by ${n.who})` : '');
const at = (n: SymptomNumbers): string => (n.peer ? ` at ${n.peer}` : '');
const watchEnds = "sudo tcpdump -ni any -c 50 'tcp[tcpflags] & (tcp-fin|tcp-rst) != 0'";

export const failures = {
  reset: (n) => ({
    is: `ECONNRESET${by(n)}: a RST came for a connection that this program still used.${times(n)}`,
    whose: `The other side sent it${at(n)}, or a machine on the way. It does so when its program closed with data unread, when it closed and more data came, when it ended or restarted, or when it never knew the connection.`,
    next: 'The connection is gone at once. What was still on its way is lost and not sent again; what had arrived can still be read on Linux, on some systems not. What was sent may have been used or not.',
    command: watchEnds,
    commandWhy:
      'Shows who sent the RST, and what came right before it: a FIN of the same side means “closed, then more data came”; a RST without one, “closed with data unread” or SO_LINGER 0.',
    setting:
      'None. If only the last response is lost, the server should read what the client still sends before it closes (nginx: lingering_close).',
    wrong:
      'Blaming the network first: a lost packet makes no RST. And retrying requests that must not run twice.',
  }),
  'broken-pipe': (n) => ({
    is: `EPIPE, “broken pipe”${by(n)}: the program wrote to a connection that was already known to be over.${times(n)}`,
    whose: `The other side had ended it${at(n)}, with a RST, some time before this write; or this program itself had called shutdown(). The first write after that end is often accepted: only the RST it provokes makes the next one fail.`,
    next: 'Nothing that was written since the other side closed has been read there. The connection is of no more use.',
    command: watchEnds,
    commandWhy: 'Look for the FIN of the other side, your data after it, and the RST that answers.',
    setting:
      'None. Ignore SIGPIPE (or MSG_NOSIGNAL) and look at what send() returns. A client that has gone away before its answer is no fault of the server.',
    wrong: 'Raising timeouts of the writer, or keepalive: the end came long before.',
  }),
  'address-in-use': (n) => ({
    is: `EADDRINUSE${by(n)}: bind() found the port${n.port ? ` ${n.port}` : ''} taken.${times(n)}`,
    whose: n.process
      ? `Something on this machine: ${n.process} listens there.`
      : 'Something on this machine: another program that listens there, the old one that has not ended, or, without SO_REUSEADDR, connections of the old one in TIME-WAIT.',
    next: 'If a listener holds it, nothing changes until that one ends. If it is TIME-WAIT, the port is free after 60 s at most.',
    command: n.port ? `sudo ss -tanp 'sport = :${n.port}'` : 'sudo ss -tlnp; ss -tan state time-wait | head',
    commandWhy: 'A LISTEN row is a program in the way; only TIME-WAIT rows, a missing SO_REUSEADDR.',
    setting:
      'SO_REUSEADDR before bind(), which nearly every server sets. It is an option of the program, no setting of the machine.',
    wrong:
      'Killing what is in TIME-WAIT: nothing is there to kill. tcp_tw_reuse: that is for connect(). SO_REUSEPORT instead of SO_REUSEADDR: then two listeners share the port.',
  }),
  'no-port': (n) => ({
    is: `EADDRNOTAVAIL from connect()${by(n)}: there was no free local port towards that address and port.${times(n)}`,
    whose:
      'This program’s way of working, most likely: many short connections to one place, closed first by this side, each in TIME-WAIT for 60 s. (From bind() the same error means that the address is not one of this machine.)',
    next: `It goes on as long as the pace does: about ${amount(Math.max(1, Math.floor((n.range ?? 28_232) / 60)))} new connections a second to one destination are the limit.`,
    command:
      "ss -tan state time-wait | awk 'NR>1 {n[$NF]++} END {for (p in n) print n[p], p}' | sort -rn | head",
    commandWhy: 'Counts TIME-WAIT by far end. One that comes near the number of ports is the place.',
    setting: 'Keep connections open and use them again. Then tcp_tw_reuse=1, or a wider ip_local_port_range.',
    wrong: 'tcp_fin_timeout, SO_LINGER 0, tcp_tw_recycle.',
  }),
  'timed-out': (n) => ({
    is: `ETIMEDOUT on an open connection${by(n)}: what was sent, or a keepalive probe, was never acknowledged.${times(n)}`,
    whose: `The path’s, or that host’s${at(n)}: it is gone, or a firewall has forgotten the connection. The kernel had repeated for minutes before it said so.`,
    next: 'The connection is gone here, and no FIN tells the other side. If that host lives, its socket stands there until it sends something itself.',
    command: 'ss -tanoi state established',
    commandWhy:
      'Other connections to the same host with a growing third number in timer:(on,…,n) are on the same way.',
    setting:
      'TCP_USER_TIMEOUT, or keepalive shorter than the firewall’s idle time. tcp_retries2 (15) decides for the whole machine.',
    wrong: 'Taking it for the program’s own read timeout, which comes much earlier and has other causes.',
  }),
  'connect-timed-out': (n) => ({
    is: `connect() was never answered${by(n)}: no SYN-ACK and no RST came back${at(n)}.${times(n)}`,
    whose:
      'The path’s, or that host’s: a firewall that drops, a host that is gone, a wrong address, or a listener whose accept queue is full.',
    next: 'Each attempt waits for its own timeout: the program’s, or about two minutes of the kernel’s (tcp_syn_retries 6).',
    command: 'ss -tan state syn-sent; sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: 'Whether the SYN leaves here, and whether it arrives there.',
    setting: 'None on this side. On the other: nstat -az TcpExtListenOverflows tells a full queue.',
    wrong: 'Tuning the close, TIME-WAIT or keepalive: this connection never opened.',
  }),
  'program-timeout': (n) => ({
    is: `A program stopped waiting${by(n)}: its own timeout ran out. TCP itself may be in order.${times(n)}`,
    whose: `Cannot be told from the message${at(n)}: a slow answer, a program there that hangs, or a path that loses.`,
    next: 'The one that gave up closes. If the answer is under way, it meets a closed socket, which answers with a RST; the other side logs ECONNRESET or “broken pipe”.',
    command: 'ss -tanoi state established',
    commandWhy:
      'timer:(on,…,n) with growing n is a path that loses; no timer and an empty Send-Q is a program there that has not answered.',
    setting:
      'The program’s timeouts, from outside in: whoever is nearer to the user must wait longer than whoever it asks.',
    wrong: 'Raising every timeout: the hanging program then holds more connections.',
  }),
  refused: (n) => ({
    is: `ECONNREFUSED${by(n)}: the SYN was answered with a RST${at(n)}; nobody listens there.${times(n)}`,
    whose:
      'That host’s: it is reachable, and no program listens on that address and port, or a firewall rejects. A listener on 127.0.0.1 only is refused from outside.',
    next: 'Each attempt fails at once, until something listens.',
    command: 'ss -tln',
    commandWhy: 'On that host: the Local Address column says on which address a program listens.',
    setting: 'None.',
    wrong: 'Waiting for TIME-WAIT to pass, or raising backlogs: a full queue is silent, it does not refuse.',
  }),
  files: (n) => ({
    is: `EMFILE, “too many open files”${by(n)}: the process has no descriptor left, so accept(), connect() or open() fails.${times(n)}`,
    whose: 'This program’s, as a rule: it opens and does not close. CLOSE-WAIT is where such sockets stand.',
    next: 'New connections wait in the accept queue and then are dropped. Some servers spin at full load, because accept() fails again and again.',
    command:
      'sudo ss -tanp state close-wait | head; grep "open files" /proc/PID/limits; sudo ls /proc/PID/fd | wc -l',
    commandWhy:
      'Whether it is a leak (CLOSE-WAIT, a number that only grows) or a limit too small for honest work. Put the number of the process in place of PID.',
    setting:
      'LimitNOFILE of the service, or ulimit -n. Right if the program really needs so many; a delay if it leaks.',
    wrong: 'fs.file-max: that limit is the machine’s, and it is seldom the one that was reached.',
  }),
  'idle-race': (n) => ({
    is: `A connection ended before its response began${by(n)}: most often an idle, kept connection that the other program closed just as the next request was on its way.${times(n)}`,
    whose: `Nobody broke a rule: both sides may close an idle connection${n.peer ? `, and ${n.peer} did` : ''}. The two idle timeouts are in the wrong order: the one that sends requests keeps connections for as long as, or longer than, the one that answers.`,
    next: 'It comes back at random, more often with a longer round trip, and with pauses near the idle timeout. A proxy makes a 502 or 503 of it.',
    command: watchEnds,
    commandWhy:
      'On the proxy: a FIN from the upstream, a request that crosses it, and a RST. If the RST comes with no FIN and no idle time, that program crashed or was restarted.',
    setting:
      'The server’s idle timeout must be the longer one: Node keepAliveTimeout, Go IdleTimeout, Tomcat keepAliveTimeout, gunicorn --keep-alive above the proxy’s (nginx keepalive_timeout of the upstream, ALB 60 s). And let idempotent requests be retried once.',
    wrong:
      'Raising the proxy’s timeout: that makes the race likelier. tcp_keepalive_time: it does not keep HTTP connections from being closed.',
  }),
  'client-gone': (n) => ({
    is: `The client went away before its answer${by(n)}.${times(n)}`,
    whose: 'That side’s: somebody closed the page, or a timeout in front of this server ran out first.',
    next: 'Nothing. What is still sent meets a closed socket and is answered with a RST.',
    command: watchEnds,
    commandWhy:
      'How long after the request the FIN or RST of the client comes: always the same time is a timeout.',
    setting: 'The timeout of whoever waits in front. Make the answer faster, or that timeout longer.',
    wrong: 'Looking for a lost packet. And counting it as an error of this server.',
  }),
  unreachable: (n) => ({
    is: `EHOSTUNREACH or ENETUNREACH${by(n)}: there is no route, or the last router could not find the host${at(n)}.${times(n)}`,
    whose:
      'The path’s, or that host’s: it is off, its address is wrong, a route is missing, or a firewall rejects with ICMP.',
    next: 'Attempts fail at once or after 3 s of asking for the hardware address. Open connections go on trying and end with this error instead of ETIMEDOUT.',
    command: 'ip route get 192.0.2.10; ip neigh',
    commandWhy:
      'Put the host’s address in. FAILED or INCOMPLETE among the neighbours is a host that does not answer on its own network.',
    setting: 'None of TCP’s.',
    wrong: 'Tuning TCP: it was not reached.',
  }),
  'half-open': (n) => ({
    is: `The program used a connection that its own side no longer had${by(n)}: it had closed it, or it was never open.${times(n)}`,
    whose: 'This program’s: one part of it closed the socket while another still used it.',
    next: 'Nothing more on the wire. The part that lost its connection has to open another.',
    command: 'sudo strace -f -e trace=network,close -p PID',
    commandWhy:
      'Shows who closes the descriptor and who uses it afterwards. Put the number of the process in place of PID.',
    setting: 'None.',
    wrong: 'Looking at the network: no packet was involved.',
  }),
} satisfies Record<string, Says>;
