/** Other tools than `ss` and `netstat`: shapes of public threads, addresses and names made up. */
import type { Expected } from './socket-lists.ts';

export const otherTools: Expected[] = [
  [
    'lsof -i',
    `COMMAND   PID     USER   FD   TYPE  DEVICE SIZE/OFF NODE NAME
java    19911     app   45u  IPv6 8880331      0t0  TCP web1.example:8080->203.0.113.9:51034 (CLOSE_WAIT)
java    19911     app   46u  IPv6 8880332      0t0  TCP web1.example:8080->203.0.113.9:51035 (CLOSE_WAIT)
java    19911     app   47u  IPv6 8880333      0t0  TCP *:8080 (LISTEN)
dhcpcd    311    root    7u  IPv4   11111      0t0  UDP *:68`,
    'close-wait',
    'this-program',
    { count: 2, process: 'java', peer: '203.0.113.9' },
  ],
  [
    'lsof -nP with threads',
    `python3  5012 5019 python3   app   12u     IPv4             913391        0t0        TCP 192.0.2.10:40110->203.0.113.9:5432 (FIN_WAIT2)`,
    'fin-wait-2-held',
    'that-host',
    { count: 1, process: 'python3' },
  ],
  [
    '/proc/net/tcp',
    `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 23451 1 0000000000000000 100 0 0 10 0
   1: 0A0200C0:1F90 09020FCB:C823 08 00000000:00000001 00:00000000 00000000  1000        0 23455 1 0000000000000000 20 4 30 10 -1
   2: 0A0200C0:1F90 09020FCB:C824 08 00000000:00000001 00:00000000 00000000  1000        0 23456 1 0000000000000000 20 4 30 10 -1`,
    'close-wait',
    'this-program',
    { count: 2, finUnread: 2, port: 8080 },
  ],
  [
    '/proc/net/tcp: an orphan that sends again',
    '   4: 0A0200C0:01BB 4D7100CB:C423 04 00000001:00000000 01:00000290 00000005     0        0 0 3 0000000000000000 852 4 1 1 7',
    'fin-wait-1',
    'path-or-host',
    { count: 1, retries: 5, leftMs: 6560, peer: '203.0.113.77:50211' },
  ],
  [
    '/proc/net/tcp6',
    `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0000000000000000FFFF00000A0200C0:1F90 0000000000000000FFFF0000097100CB:C823 06 00000000:00000000 03:00000A2B 00000000     0        0 0 3 0000000000000000
   1: B80D0120000000000000000001000000:01BB B80D0120000000000000000002000000:C824 06 00000000:00000000 03:00000B2B 00000000     0        0 0 3 0000000000000000`,
    'time-wait',
    'nobody',
    { count: 2, endsMs: 28_590 },
  ],
  [
    '/proc/net/sockstat',
    `sockets: used 1412
TCP: inuse 911 orphan 640 tw 1200 alloc 1300 mem 420
UDP: inuse 4 mem 2
UDPLITE: inuse 0
RAW: inuse 0
FRAG: inuse 0 memory 0`,
    'orphans-standing',
    'path-or-host',
    { count: 640 },
  ],
  [
    'ss -s',
    `Total: 1912
TCP:   31340 (estab 120, closed 31100, orphaned 0, timewait 31098)

Transport Total     IP        IPv6
RAW	  0         0         0
UDP	  6         4         2
TCP	  240       180       60
INET	  246       184       62
FRAG	  0         0         0`,
    'time-wait',
    'nobody',
    { count: 31_098 },
  ],
  [
    'ss -s of an old version',
    `Total: 290 (kernel 0)
TCP:   54 (estab 10, closed 30, orphaned 25, synrecv 0, timewait 5/0), ports 0`,
    'orphans-standing',
    'path-or-host',
    { count: 25 },
  ],
  [
    'nstat -az: closed with data unread',
    `#kernel
TcpActiveOpens                  1231               0.0
TcpOutRsts                      812                0.0
TcpExtTCPAbortOnData            0                  0.0
TcpExtTCPAbortOnClose           790                0.0
TcpExtTCPAbortOnTimeout         0                  0.0
TcpExtListenOverflows           0                  0.0`,
    'closed-unread',
    'this-program',
    { count: 790 },
  ],
  [
    'nstat: listeners overflow',
    'TcpExtListenOverflows           18211              0.0\nTcpExtListenDrops               18211              0.0',
    'accept-queue',
    'this-program',
    { count: 18_211 },
  ],
  [
    'netstat -s of Linux',
    `Tcp:
    2031 active connection openings
    991 passive connection openings
    12 failed connection attempts
    4 connection resets received
    22 connections established
    40404 segments received
    11 segments retransmitted
    3 resets sent
TcpExt:
    17 TCP sockets finished time wait in fast timer
    52 times the listen queue of a socket overflowed
    52 SYNs to LISTEN sockets dropped
    TCPBacklogCoalesce: 12
IpExt:
    InOctets: 1199123`,
    'accept-queue',
    'this-program',
    { count: 52 },
  ],
  [
    'netstat -s of macOS',
    `tcp:
	918231 packets sent
		120 data packets (9912 bytes) retransmitted
	1200 connection requests
	41 connections dropped by rexmit timeout
	0 listen queue overflows`,
    'given-up',
    'path-or-host',
    { count: 41 },
  ],
  [
    'conntrack -L',
    `tcp      6 59 CLOSE_WAIT src=192.0.2.10 dst=203.0.113.2 sport=40001 dport=5432 src=203.0.113.2 dst=192.0.2.10 sport=5432 dport=40001 [ASSURED] mark=0 use=1
tcp      6 12 CLOSE_WAIT src=192.0.2.10 dst=203.0.113.2 sport=40002 dport=5432 src=203.0.113.2 dst=192.0.2.10 sport=5432 dport=40002 [ASSURED] mark=0 use=1
udp      17 29 src=192.0.2.10 dst=192.0.2.1 sport=5353 dport=53 src=192.0.2.1 dst=192.0.2.10 sport=53 dport=5353 mark=0 use=1
conntrack v1.4.6 (conntrack-tools): 3 flow entries have been shown.`,
    'conntrack-half-closed',
    'the-middle',
    { count: 2, leftMs: 12_000 },
  ],
  [
    'conntrack -E: its own name for the first FIN, and a port that has the number of an error of Windows',
    `[1772664010.041219]\t [UPDATE] tcp      6 120 FIN_WAIT src=198.51.100.4 dst=192.0.2.10 sport=10053 dport=443 src=192.0.2.10 dst=198.51.100.4 sport=443 dport=10053 [ASSURED]
[1772664010.101219]\t[DESTROY] tcp      6 src=198.51.100.5 dst=192.0.2.10 sport=10054 dport=443 src=192.0.2.10 dst=198.51.100.5 sport=443 dport=10054`,
    'conntrack-half-closed',
    'the-middle',
    { count: 1, peer: '192.0.2.10:443' },
  ],
  [
    '/proc/net/nf_conntrack: no answer',
    'ipv4     2 tcp      6 110 SYN_SENT src=192.0.2.10 dst=203.0.113.2 sport=40001 dport=443 [UNREPLIED] src=203.0.113.2 dst=192.0.2.10 sport=443 dport=40001 mark=0 zone=0 use=2',
    'conntrack-unreplied',
    'path-or-host',
    { count: 1, leftMs: 110_000 },
  ],
  [
    'dmesg: orphans',
    '[3158813.101311] TCP: too many orphaned sockets\n[3158813.101320] TCP: too many orphaned sockets',
    'orphans',
    'path-or-host',
    { count: 2 },
  ],
  [
    'journalctl: orphans, of an old kernel',
    'Jan 10 03:12:44 web1 kernel: [99812.12] TCP: too many of orphaned sockets\nJan 10 03:12:44 web1 kernel: [99812.20] Out of socket memory',
    'orphans',
    'path-or-host',
  ],
  [
    'dmesg: TIME-WAIT',
    'TCP: request_sock_TCP: nothing\n[1022.1] TCP: time wait bucket table overflow\n__ratelimit: 41 callbacks suppressed',
    'time-wait-overflow',
    'this-program',
  ],
  [
    'dmesg: SYN flooding',
    '[Mon Mar  3 10:11:12 2025] TCP: request_sock_TCP: Possible SYN flooding on port 0.0.0.0:8443. Sending cookies.',
    'syn-flood',
    'cannot-tell',
    { port: 8443 },
  ],
  ['dmesg: memory', 'kernel: TCP: out of memory -- consider tuning tcp_mem', 'tcp-memory', 'this-host'],
  [
    'dmesg: conntrack',
    'nf_conntrack: nf_conntrack: table full, dropping packet',
    'conntrack-full',
    'the-middle',
  ],
  [
    'sysctl -a | grep tcp',
    `net.ipv4.tcp_congestion_control = cubic
net.ipv4.tcp_fin_timeout = 15
net.ipv4.tcp_mem = 88947	118597	177894
net.ipv4.ip_local_port_range = 32768	60999`,
    'settings',
    'nobody',
    { count: 3, finTimeoutS: 15, range: 28_232 },
  ],
  [
    'sysctl.conf with tcp_tw_recycle',
    'net.ipv4.tcp_tw_reuse=1\nnet.ipv4.tcp_tw_recycle=1   # faster!\nnet.ipv4.tcp_fin_timeout=10',
    'tw-recycle',
    'this-host',
  ],
  ['a number and a state', '4000 CLOSE_WAIT', 'close-wait', 'this-program', { count: 4000 }],
  [
    'sort | uniq -c',
    `$ ss -tan | awk '{print $1}' | sort | uniq -c
      1 State
     12 LISTEN
    138 ESTAB
   4012 CLOSE-WAIT
      5 FIN-WAIT-2`,
    'close-wait',
    'this-program',
    { count: 4012 },
  ],
  [
    'an awk that counts',
    'TIME_WAIT 41\nCLOSE_WAIT 710\nFIN_WAIT2 5\nESTABLISHED 138\nSYN_RECV 1\nLISTEN 1',
    'close-wait',
    'this-program',
    { count: 710 },
  ],
  ['wc -l', '# netstat -ant | grep -c FIN_WAIT1\n2031', 'fin-wait-1', 'cannot-tell', { count: 2031 }],
  [
    'a sentence',
    'our proxy has 4,000 sockets in CLOSE_WAIT since monday',
    'close-wait',
    'this-program',
    { count: 4000 },
  ],
  [
    'a Chinese sentence',
    '服务器上有 3200 个连接处于 CLOSE_WAIT 状态',
    'close-wait',
    'this-program',
    { count: 3200 },
  ],
  [
    'Get-NetTCPConnection',
    `LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess
------------                        --------- -------------                       ---------- -----       -------------- -------------
::                                  445       ::                                  0          Listen                     4
192.0.2.4                           51234     203.0.113.3                         443        CloseWait   Internet       4321
192.0.2.4                           51235     203.0.113.3                         443        CloseWait   Internet       4321`,
    'close-wait',
    'this-program',
    { count: 2, process: 'PID 4321' },
  ],
  [
    'columns in another order',
    `Peer Address:Port     Local Address:Port  Send-Q Recv-Q State
203.0.113.9:443       192.0.2.10:41000    0      77     CLOSE-WAIT`,
    'close-wait',
    'this-program',
    { count: 1, dataUnread: 1, peer: '203.0.113.9:443' },
  ],
  [
    'tcpdump',
    `10:00:00.000100 IP 192.0.2.10.40000 > 203.0.113.2.443: Flags [F.], seq 1, ack 1, win 502, length 0
10:00:00.020100 IP 203.0.113.2.443 > 192.0.2.10.40000: Flags [F.], seq 1, ack 2, win 501, length 0`,
    'capture',
    'cannot-tell',
    { count: 2 },
  ],
  [
    'Wireshark’s list, copied',
    ['1\t0.000000\t192.0.2.10\t203.0.113.2', '2\t0.020000\t203.0.113.2\t192.0.2.10']
      .map((line) => `${line}\tTCP\t66\t40000 → 443 [FIN, ACK] Seq=1 Ack=1 Win=502 Len=0`)
      .join('\n'),
    'capture',
    'cannot-tell',
    { count: 2 },
  ],
  [
    'tcpdump -v, its indentation gone',
    `10:00:00.000100 IP (tos 0x0, ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 52)
laptop.40000 > web.https: Flags [F.], cksum 0x1234 (correct), seq 1, ack 1, win 502, length 0`,
    'capture',
    'cannot-tell',
    {},
  ],
];
