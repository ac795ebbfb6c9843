/** 10,000 lines of everything that `/diagnose/` reads, for the benches: a row by its number. Addresses of RFC 5737. */

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
const port = (i: number): number => 1024 + (i % 60_000);
const host = (i: number): string => `198.51.100.${i % 250}`;

/** Two lines a socket, and counters, are one row here and so have less of them. */
const rows: Record<string, (i: number) => string> = {
  'ss -tan': (i) => `TIME-WAIT  0      0          192.0.2.10:443      ${host(i)}:${port(i)}`,
  'ss -tanpo': (i) =>
    `CLOSE-WAIT 1 0 192.0.2.10:8080 ${host(i)}:${port(i)} users:(("java",pid=7,fd=${i})) timer:(keepalive,119min,0)`,
  'ss -tanoi': (i) =>
    i % 2 === 0
      ? `FIN-WAIT-1 0      1449       192.0.2.10:443    ${host(i)}:${port(i)}  timer:(on,${i % 60}sec,${i % 8})`
      : '\t cubic wscale:7,7 rto:13568 backoff:5 rtt:184.2/31 ato:40 mss:1448 pmtu:1500 rcvmss:536 advmss:1448 cwnd:1 ssthresh:7 bytes_acked:4120 segs_out:12 segs_in:9 send 62.9Kbps lastsnd:512 lastrcv:60412 lastack:60228 pacing_rate 125.8Kbps delivery_rate 1.2Mbps unacked:1 lost:1 rcv_space:14600',
  'ss of IPv6': (i) =>
    `ESTAB      0      0          [2001:db8::10]:443      [2001:db8:1:${hex(i % 9000, 4)}::7]:${port(i)}`,
  'netstat -antp': (i) =>
    `tcp        0      0 192.0.2.10:80           ${host(i)}:${port(i)}      CLOSE_WAIT  2211/java`,
  'netstat of macOS': (i) =>
    `tcp4       0      0  192.0.2.10.80          ${host(i)}.${port(i)}     TIME_WAIT`,
  'netstat of Windows': (i) => `  TCP    192.0.2.10:80          ${host(i)}:${port(i)}     TIME_WAIT       0`,
  'lsof -nP -i': (i) =>
    `java      2211  www   ${i}u  IPv4 ${810_000 + i}      0t0  TCP 192.0.2.10:8080->${host(i)}:${port(i)} (CLOSE_WAIT)`,
  '/proc/net/tcp': (i) =>
    `${String(i).padStart(4)}: 0A0200C0:1F90 ${hex(i % 250, 2)}6433C6:${hex(port(i), 4)} 08 00000000:00000001 00:00000000 00000000  1000        0 ${810_000 + i} 1 0000000000000000 20 4 30 10 -1`,
  '/proc/net/tcp6': (i) =>
    `${String(i).padStart(4)}: B80D0120000000000000000010000000:01BB B80D0120000000000000000000${hex(i % 9000, 4)}00:${hex(port(i), 4)} 06 00000000:00000000 03:00000F3C 00000000     0        0 0 3 0000000000000000`,
  'conntrack -L': (i) =>
    `tcp      6 ${i % 60} CLOSE_WAIT src=${host(i)} dst=192.0.2.10 sport=${port(i)} dport=443 src=192.0.2.10 dst=${host(i)} sport=443 dport=${port(i)} [ASSURED] mark=0 use=1`,
  'conntrack -E': (i) =>
    `[1772664010.${String(i).padStart(6, '0')}]\t [UPDATE] tcp      6 120 FIN_WAIT src=${host(i)} dst=192.0.2.10 sport=${port(i)} dport=443 src=192.0.2.10 dst=${host(i)} sport=443 dport=${port(i)} [ASSURED]`,
  tcpdump: (i) =>
    `22:39:30.${String(i).padStart(6, '0')} IP 192.0.2.10.443 > ${host(i)}.${port(i)}: Flags [F.], seq 1, ack 101, win 502, options [nop,nop,TS val 1 ecr 2], length 0`,
  nginx: (i) =>
    `2026/03/04 22:39:30 [error] 31#31: *${i} upstream prematurely closed connection while reading response header from upstream, client: ${host(i)}, server: shop.example, request: "POST /cart HTTP/1.1", upstream: "http://192.0.2.20:8080/cart", host: "shop.example"`,
  HAProxy: (i) =>
    `Mar  4 22:39:30 lb haproxy[91]: ${host(i)}:${port(i)} [04/Mar/2026:22:39:30.041] web app/app1 0/0/1/-1/12 502 209 - - SH-- 12/10/4/2/0 0/0 "GET /cart HTTP/1.1"`,
  Envoy: (i) =>
    `[2026-03-04T22:39:30.041Z] "GET /cart HTTP/1.1" 503 UC 0 95 ${i % 90} - "-" "curl/8.5.0" "f1e2" "shop.example" "192.0.2.20:8080"`,
  Go: (i) =>
    `2026/03/04 22:39:30 Get "http://shop.example/": read tcp 192.0.2.10:${port(i)}->203.0.113.5:443: read: connection reset by peer`,
  Node: (i) =>
    `Error: read ECONNRESET at TCP.onStreamRead (node:internal/stream_base_commons:217:20) { errno: -104, code: 'ECONNRESET', syscall: 'read', request: ${i} }`,
  'a trace of Java': (i) =>
    i % 8 === 0
      ? 'java.net.SocketException: Connection reset'
      : `\tat org.example.shop.cart.CartService.handle${i % 50}(CartService.java:${i % 900})`,
  'nstat -az': (i) =>
    `TcpExtTCPAbortOn${['Close', 'Data', 'Timeout'][i % 3]}              ${i}                  0.0`,
  'kernel log': (i) => `[${i}.041219] TCP: too many orphaned sockets`,
  'sysctl -a': (i) => `net.ipv4.tcp_setting_${i} = ${i}`,
  'an access log': (i) =>
    `${host(i)} - - [04/Mar/2026:22:39:30 +0000] "GET /cart?item=${i} HTTP/1.1" 200 5120 "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"`,
  'lines of nothing': (i) => `the quick brown fox jumps over the lazy dog for the ${i}th time`,
};

const HEAD: Record<string, string> = {
  'netstat of macOS': 'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)\n',
};

/** Everything at once, a line of each in turn: no line is of the tool that the one before was of. */
const mixed = (i: number): string => {
  const all = Object.values(rows);
  return all[i % all.length]!(i);
};

/** @returns by name, the text */
export const longPastes = (lines = 10_000): Record<string, string> =>
  Object.fromEntries(
    [...Object.entries(rows), ['all of them in turn', mixed] as const].map(([name, row]) => [
      name,
      (HEAD[name] ?? '') + Array.from({ length: lines }, (_, i) => row(i)).join('\n'),
    ]),
  );
