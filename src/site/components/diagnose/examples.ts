/** What a reader without a paste may try: addresses of the documentation ranges (RFC 5737). */
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

export const examples = {
  'close-wait': () => `$ sudo ss -tanp
State      Recv-Q Send-Q  Local Address:Port     Peer Address:Port  Process
LISTEN     0      511           0.0.0.0:8080          0.0.0.0:*     users:(("java",pid=2211,fd=9))
ESTAB      0      0          192.0.2.10:8080    198.51.100.7:50114  users:(("java",pid=2211,fd=31))
${rows(42, (i) => `CLOSE-WAIT ${i % 6 === 0 ? 32 : 1}      0          192.0.2.10:8080    198.51.100.${i % 3}:${41000 + i}  users:(("java",pid=2211,fd=${40 + i}))`)}`,
  'fin-wait-1': () => `$ ss -tanoi
State      Recv-Q Send-Q  Local Address:Port     Peer Address:Port
FIN-WAIT-1 0      1          192.0.2.10:443    203.0.113.77:50211  timer:(on,6.556ms,5)
	 cubic wscale:7,7 rto:13568 backoff:5 rtt:184.2/31 mss:1448 cwnd:1 lost:1
FIN-WAIT-1 0      1449       192.0.2.10:443    203.0.113.78:50212  timer:(on,12sec,6)
	 cubic wscale:7,7 rto:26112 backoff:6 rtt:204.9/40 mss:1448 cwnd:1 lost:2
$ sysctl net.ipv4.tcp_orphan_retries
net.ipv4.tcp_orphan_retries = 0`,
  ports: () => `dial tcp 203.0.113.5:6379: connect: cannot assign requested address
$ ss -tan state time-wait
Recv-Q Send-Q  Local Address:Port  Peer Address:Port
${rows(200, (i) => `0      0          192.0.2.10:${32768 + i * 7}  203.0.113.5:6379`)}
$ ss -s
TCP:   28610 (estab 120, closed 28460, orphaned 0, timewait 28232)`,
  race: () =>
    '2026/03/04 22:39:30 [error] 31#31: *2063 upstream prematurely closed connection while reading response header from upstream, client: 198.51.100.4, server: shop.example, request: "POST /cart HTTP/1.1", upstream: "http://192.0.2.20:8080/cart", host: "shop.example"',
};

export type ExampleName = keyof typeof examples;
