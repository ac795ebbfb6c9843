/**
 * Lists of sockets as people paste them: the shapes are those of public threads, addresses and names are made up (RFC 5737).
 * [name, paste, kind, fault, numbers]
 */
import type { DiagnosisKind, Fault } from '../../../src/diagnose/index.ts';
import type { SymptomNumbers } from '../../../src/words/index.ts';

export type Expected = [
  name: string,
  paste: string,
  kind: DiagnosisKind,
  fault: Fault,
  numbers?: Partial<SymptomNumbers>,
];

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

export const socketLists: Expected[] = [
  [
    'ss -tan with its heading',
    `State      Recv-Q Send-Q     Local Address:Port       Peer Address:Port
LISTEN     0      511              0.0.0.0:8080            0.0.0.0:*
${rows(40, (i) => `CLOSE-WAIT 1      0           192.0.2.10:8080     198.51.100.7:${41000 + i}`)}
ESTAB      0      0           192.0.2.10:8080     198.51.100.8:50001`,
    'close-wait',
    'this-program',
    { count: 40, finUnread: 40, dataUnread: 0, port: 8080 },
  ],
  [
    'ss -tanp behind a prompt',
    `[root@web1 ~]# ss -tanp
State       Recv-Q Send-Q Local Address:Port               Peer Address:Port
LISTEN      0      128          *:22                       *:*                   users:(("sshd",pid=912,fd=3))
CLOSE-WAIT  32     0      192.0.2.10:41002              203.0.113.5:443                 users:(("java",pid=2211,fd=87))
CLOSE-WAIT  32     0      192.0.2.10:41004              203.0.113.5:443                 users:(("java",pid=2211,fd=88))
CLOSE-WAIT  32     0      192.0.2.10:41006              203.0.113.5:443                 users:(("java",pid=2211,fd=91))
[root@web1 ~]#`,
    'close-wait',
    'this-program',
    { count: 3, process: 'java', dataUnread: 3, peer: '203.0.113.5:443' },
  ],
  [
    'ss of 2014: users without pid=',
    `State      Recv-Q Send-Q      Local Address:Port          Peer Address:Port
CLOSE-WAIT 1      0             192.0.2.10:58112           198.51.100.9:http     users:(("python",9876,12))
CLOSE-WAIT 1      0             192.0.2.10:58113           198.51.100.9:http     users:(("python",9876,13))`,
    'close-wait',
    'this-program',
    { count: 2, process: 'python' },
  ],
  [
    'ss state close-wait has no column of states',
    `$ sudo ss -tanp state close-wait
Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
0      0         192.0.2.10:3000  198.51.100.4:52110 users:(("node",pid=77,fd=20))
0      0         192.0.2.10:3000  198.51.100.4:52111 users:(("node",pid=77,fd=21))`,
    'close-wait',
    'this-program',
    { count: 2, readToEnd: 2, process: 'node' },
  ],
  [
    'ss -tano: FIN-WAIT-1 sends again',
    `State      Recv-Q Send-Q Local Address:Port  Peer Address:Port
FIN-WAIT-1 0      1      192.0.2.10:443  203.0.113.77:50211 timer:(on,6.556ms,5)
FIN-WAIT-1 0      1449   192.0.2.10:443  203.0.113.78:50212 timer:(on,24sec,7)
ESTAB      0      0      192.0.2.10:22   198.51.100.2:50000 timer:(keepalive,119min,0)`,
    'fin-wait-1',
    'path-or-host',
    { count: 2, retries: 7, leftMs: 6556, longestMs: 24_000, queued: 1449 },
  ],
  [
    'ss -tanoi: two lines a socket',
    `State      Recv-Q Send-Q        Local Address:Port          Peer Address:Port
FIN-WAIT-1 0      1               192.0.2.10:8080         203.0.113.77:50211               timer:(on,1.640ms,3)
\t cubic wscale:7,7 rto:1792 backoff:3 rtt:24.51/8.2 ato:40 mss:1448 pmtu:1500 rcvmss:536 advmss:1448 cwnd:1 ssthresh:7 bytes_acked:412 segs_out:12 lost:1
ESTAB      0      0               192.0.2.10:22           198.51.100.2:51000               timer:(keepalive,72min,0)
\t cubic wscale:7,7 rto:204 rtt:3.1/1.2 mss:1448 cwnd:10`,
    'fin-wait-1',
    'path-or-host',
    { count: 1, retries: 3, rttMs: 24.51 },
  ],
  [
    'a FIN behind a closed window',
    `FIN-WAIT-1 0 13937 192.0.2.10:80 203.0.113.9:61002 timer:(persist,1min32sec,7)
FIN-WAIT-1 0 20120 192.0.2.10:80 203.0.113.9:61003 timer:(persist,12sec,4)`,
    'fin-wait-1-window',
    'that-host',
    { count: 2, queued: 20_120, retries: 7 },
  ],
  [
    'orphans in FIN-WAIT-2, by their timers',
    rows(
      30,
      (i) => `FIN-WAIT-2 0 0 192.0.2.10:443 203.0.113.${i}:${40000 + i} timer:(timewait,${10 + i}sec,0)`,
    ),
    'fin-wait-2-orphan',
    'that-host',
    { count: 30, leftMs: 10_000, endsMs: 39_000 },
  ],
  [
    'FIN-WAIT-2 that a program holds',
    `Netid State      Recv-Q Send-Q  Local Address:Port   Peer Address:Port Process
tcp   FIN-WAIT-2 0      0          192.0.2.10:44410   203.0.113.5:5432  users:(("envoy",pid=12,fd=88))
tcp   FIN-WAIT-2 0      0          192.0.2.10:44412   203.0.113.5:5432  users:(("envoy",pid=12,fd=90))
udp   UNCONN     0      0             0.0.0.0:68          0.0.0.0:*     users:(("dhclient",pid=8,fd=6))`,
    'fin-wait-2-held',
    'that-host',
    { count: 2, process: 'envoy', peer: '203.0.113.5:5432' },
  ],
  [
    'FIN-WAIT-2 without a word of programs',
    rows(12, (i) => `tcp        0      0 192.0.2.10:80           203.0.113.9:${50000 + i}       FIN_WAIT2  `),
    'fin-wait-2',
    'that-host',
    { count: 12 },
  ],
  [
    'LAST-ACK sends again',
    `tcp        0      1 192.0.2.10:80       203.0.113.23:6596     LAST_ACK    -                   on (12.80/6/0)
tcp        0      1 192.0.2.10:80       203.0.113.24:6597     LAST_ACK    -                   on (3.20/4/0)`,
    'last-ack',
    'path-or-host',
    { count: 2, retries: 6, leftMs: 3200, longestMs: 12_800 },
  ],
  [
    'CLOSING',
    `CLOSING 0 1 192.0.2.10:5000 203.0.113.4:40110 timer:(on,800ms,2)`,
    'closing',
    'path-or-host',
    { count: 1, retries: 2 },
  ],
  [
    'TIME-WAIT of a server',
    `LISTEN 0 511 *:80 *:*
${rows(300, (i) => `TIME-WAIT 0 0 192.0.2.10:80 203.0.113.${i % 200}:${20000 + i} timer:(timewait,${i % 60}sec,0)`)}`,
    'time-wait',
    'nobody',
    { count: 300, endsMs: 59_000 },
  ],
  [
    'TIME-WAIT takes a client’s ports',
    rows(17_000, (i) => `TIME-WAIT 0 0 192.0.2.10:${32768 + i} 203.0.113.5:6379`),
    'time-wait-ports',
    'this-program',
    { count: 17_000, peer: '203.0.113.5:6379', peerCount: 17_000, range: 28_232 },
  ],
  [
    'a narrow range of ports makes a few hundred too many',
    `net.ipv4.ip_local_port_range = 40000	40499
${rows(400, (i) => `TIME-WAIT  0      0      192.0.2.10:${40000 + i}     203.0.113.5:3306`)}`,
    'time-wait-ports',
    'this-program',
    { count: 400, range: 500 },
  ],
  [
    'SYN-SENT',
    rows(8, (i) => `SYN-SENT 0 1 192.0.2.10:${50000 + i} 203.0.113.5:8443 timer:(on,3.120ms,2)`),
    'syn-sent',
    'path-or-host',
    { count: 8, peer: '203.0.113.5:8443' },
  ],
  [
    'many SYN-RECV',
    rows(200, (i) => `tcp 0 0 192.0.2.10:443 203.0.113.${i}:${1024 + i} SYN_RECV -`),
    'syn-recv',
    'cannot-tell',
    { count: 200, port: 443 },
  ],
  [
    'a full accept queue',
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 129    128          0.0.0.0:8000      0.0.0.0:*     users:(("gunicorn",pid=31,fd=5))
ESTAB  0      0         192.0.2.10:8000  198.51.100.4:40000`,
    'accept-queue',
    'this-program',
    { waiting: 129, backlog: 128, port: 8000, process: 'gunicorn' },
  ],
  [
    'a program that does not read',
    `ESTAB 982144 0 192.0.2.10:9092 198.51.100.4:40000 users:(("consumer",pid=5,fd=9))`,
    'not-reading',
    'this-program',
    { queued: 982_144, process: 'consumer' },
  ],
  [
    'an open connection that sends again',
    `ESTAB 0 2896 192.0.2.10:40000 203.0.113.4:5432 users:(("app",pid=5,fd=9)) timer:(on,52sec,9)`,
    'not-acknowledged',
    'path-or-host',
    { retries: 9, queued: 2896 },
  ],
  [
    'a peer that does not read',
    `ESTAB 0 87040 192.0.2.10:873 203.0.113.4:50000 timer:(persist,5.100ms,3)`,
    'peer-not-reading',
    'that-host',
    { queued: 87_040 },
  ],
  [
    'nothing stands out',
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
ESTAB  0      36        192.0.2.10:22   198.51.100.4:40000`,
    'in-order',
    'nobody',
    { count: 2 },
  ],
  [
    'netstat -antp of Linux, program names with spaces',
    `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
tcp        0      0 *:http                  *:*                     LISTEN      795/nginx -g daemon
tcp        0      0 192.0.2.51:ssh          198.51.100.2:51641      ESTABLISHED 23694/sshd: me
tcp       32      0 192.0.2.51:33991        203.0.113.134:https     CLOSE_WAIT  2647/dotnet
tcp       32      0 192.0.2.51:33992        203.0.113.134:https     CLOSE_WAIT  2647/dotnet
tcp       32      0 192.0.2.51:33993        203.0.113.134:https     CLOSE_WAIT  2647/dotnet`,
    'close-wait',
    'this-program',
    { count: 3, process: 'dotnet', peer: '203.0.113.134:443' },
  ],
  [
    'netstat -neopa, its first row cut in half',
    `32      0 192.0.2.124:60739    203.0.113.43:9443       CLOSE_WAIT  1001       2082272    9337/dotnet          off (0.00/0/0)
tcp       32      0 192.0.2.124:53126    203.0.113.71:9443       CLOSE_WAIT  1001       2167051    9337/dotnet          off (0.00/0/0)`,
    'close-wait',
    'this-program',
    { count: 2, process: 'dotnet' },
  ],
  [
    'netstat with addresses made unknown',
    `tcp        1      0 y.y.y.y:42124       x.x.x.x:10443     CLOSE_WAIT  5763/pppd
tcp        1      0 y.y.y.y:46780       x.x.x.x:11542     CLOSE_WAIT  7458/pppd`,
    'close-wait',
    'this-program',
    { count: 2, finUnread: 2 },
  ],
  [
    'FIN_WAIT1 on loopback, nothing named',
    `tcp        0    258 localhost:46654         localhost:5000          FIN_WAIT1   -
tcp        0    255 localhost:46662         localhost:5000          FIN_WAIT1   -
tcp6       0      0 [::]:22                 [::]:*                  LISTEN      939/sshd`,
    'fin-wait-1',
    'cannot-tell',
    { count: 2, queued: 258 },
  ],
  [
    'netstat of macOS',
    `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  192.0.2.4.54321        203.0.113.1.443        CLOSE_WAIT
tcp4       0      0  192.0.2.4.54322        203.0.113.1.443        CLOSE_WAIT
tcp4      31      0  192.0.2.4.54323        203.0.113.1.443        CLOSE_WAIT
tcp46      0      0  *.8080                 *.*                    LISTEN
udp4       0      0  *.5353                 *.*`,
    'close-wait',
    'this-program',
    { count: 3, peer: '203.0.113.1:443', readToEnd: 2, dataUnread: 1 },
  ],
  [
    'netstat of macOS, IPv6 and names',
    `tcp6       0      0  2001:db8::4.50123      2001:db8::1.443        FIN_WAIT_2
tcp6       0      0  2001:db8::4.50124      2001:db8::1.https      FIN_WAIT_2
tcp6       0      0  fe80::1%lo0.80         *.*                    LISTEN`,
    'fin-wait-2',
    'that-host',
    { count: 2, peer: '[2001:db8::1]:443' },
  ],
  [
    'netstat -ano of Windows',
    `C:\\Users\\me>netstat -ano

Active Connections

  Proto  Local Address          Foreign Address        State           PID
  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       996
  TCP    192.0.2.2:49712        203.0.113.3:443        CLOSE_WAIT      4321
  TCP    192.0.2.2:49713        203.0.113.3:443        CLOSE_WAIT      4321
  TCP    [::1]:49714            [::1]:5000             ESTABLISHED     88
  UDP    0.0.0.0:123            *:*                                    1044`,
    'close-wait',
    'this-program',
    { count: 2, process: 'PID 4321' },
  ],
  [
    'netstat -an of Windows, TIME_WAIT',
    rows(5, (i) => `  TCP    192.0.2.2:${50000 + i}        203.0.113.3:80         TIME_WAIT`),
    'time-wait',
    'nobody',
    { count: 5 },
  ],
];
