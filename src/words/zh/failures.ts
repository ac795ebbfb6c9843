import { amount, type SymptomNumbers } from '../symptom-numbers.ts';
import type { FailuresWords } from '../words.ts';

const times = (n: SymptomNumbers): string => (n.count === 1 ? '' : `共有 ${amount(n.count)} 行这样说。`);
const by = (n: SymptomNumbers): string => (n.who ? `（${n.who} 的日志）` : '');
const at = (n: SymptomNumbers): string => (n.peer ? `（${n.peer}）` : '');
const watchEnds = "sudo tcpdump -ni any -c 50 'tcp[tcpflags] & (tcp-fin|tcp-rst) != 0'";

export const failures: FailuresWords = {
  reset: (n) => ({
    is: `ECONNRESET${by(n)}：程序还在用的连接收到了 RST。${times(n)}`,
    whose: `RST 是对方${at(n)}发的，或者是路上的某个设备发的。这几种情况会发：那边的程序没读完数据就关闭；关闭之后又来了数据；程序退出或重启了；或者它根本不认得这条连接。`,
    next: '连接立刻没了。还在路上的数据丢失，不会重传；已经到达的，在 Linux 上还能读到，有的系统上不能。发出去的可能用上了，也可能没有。',
    command: watchEnds,
    commandWhy:
      '看 RST 是谁发的，前面是什么：同一方先有 FIN，就是“关闭之后又来了数据”；没有 FIN，就是“没读完就关闭”或 SO_LINGER 0。',
    setting:
      '没有。如果丢的总是最后一个响应，服务端应该先把客户端还在发的读掉再关（nginx 的 lingering_close）。',
    wrong: '先怪网络：丢包不会产生 RST。还有，重试那些不能执行两次的请求。',
  }),
  'broken-pipe': (n) => ({
    is: `EPIPE，也就是 broken pipe${by(n)}：程序往一条已经结束的连接里写。${times(n)}`,
    whose: `对方${at(n)}早在这次写之前就用 RST 结束了连接；或者是本程序自己调用过 shutdown()。对方结束后的第一次写往往是成功的，它引来的 RST 才让下一次写失败。`,
    next: '对方关闭之后写的东西，那边一个字节也没读到。这条连接不能再用了。',
    command: watchEnds,
    commandWhy: '找对方的 FIN、之后你发的数据、以及作为回应的 RST。',
    setting:
      '没有。忽略 SIGPIPE（或用 MSG_NOSIGNAL），并检查 send() 的返回值。客户端没等到响应就走了，不是服务端的错。',
    wrong: '加大写超时，或开保活：连接早就结束了。',
  }),
  'address-in-use': (n) => ({
    is: `EADDRINUSE${by(n)}：bind() 发现端口${n.port ? ` ${n.port} ` : ''}已被占用。${times(n)}`,
    whose: n.process
      ? `是本机的某个程序：${n.process} 正在监听。`
      : '是本机的东西：另一个正在监听的程序、还没退出的旧进程，或者没设 SO_REUSEADDR 时，旧进程留下的 TIME-WAIT。',
    next: '如果有程序在监听，它不退出就不会变。如果只是 TIME-WAIT，最多 60 秒就空出来。',
    command: n.port ? `sudo ss -tanp 'sport = :${n.port}'` : 'sudo ss -tlnp; ss -tan state time-wait | head',
    commandWhy: '有 LISTEN 行，就是有程序挡着；只有 TIME-WAIT 行，就是没设 SO_REUSEADDR。',
    setting: '在 bind() 之前设 SO_REUSEADDR，几乎所有服务端都这么做。它是程序的选项，不是系统参数。',
    wrong:
      '去杀 TIME-WAIT：那里没有进程可杀。tcp_tw_reuse：那是给 connect() 用的。用 SO_REUSEPORT 代替 SO_REUSEADDR：结果是两个监听者共用一个端口。',
  }),
  'no-port': (n) => ({
    is: `connect() 报 EADDRNOTAVAIL${by(n)}：连向那个“地址:端口”，本机已经没有空闲端口。${times(n)}`,
    whose:
      '多半是本机程序的用法：向同一处开了大量短连接，而且自己先关，每个都在 TIME-WAIT 里停 60 秒。（如果是 bind() 报的，意思是这个地址不是本机的。）',
    next: `只要节奏不变就会一直这样：向同一个目的地，每秒大约只能新建 ${amount(Math.max(1, Math.floor((n.range ?? 28_232) / 60)))} 条连接。`,
    command:
      "ss -tan state time-wait | awk 'NR>1 {n[$NF]++} END {for (p in n) print n[p], p}' | sort -rn | head",
    commandWhy: '按对端统计 TIME-WAIT。哪个接近端口总数，就是哪个。',
    setting: '复用连接。其次是 tcp_tw_reuse=1，或放宽 ip_local_port_range。',
    wrong: 'tcp_fin_timeout、SO_LINGER 0、tcp_tw_recycle。',
  }),
  'timed-out': (n) => ({
    is: `已建立的连接报 ETIMEDOUT${by(n)}：发出的数据或保活探测始终没有得到确认。${times(n)}`,
    whose: `错在路上，或者在对方主机${at(n)}：它不在了，或者防火墙忘了这条连接。内核重传了好几分钟才下这个结论。`,
    next: '连接在本端没了，也没有 FIN 告诉对方。如果那台主机还活着，它的套接字会一直留着，直到自己要发东西。',
    command: 'ss -tanoi state established',
    commandWhy: '连向同一主机的其他连接，如果 timer:(on,…,n) 的第三个数也在涨，就是同样的下场。',
    setting: 'TCP_USER_TIMEOUT，或比防火墙空闲时限更短的保活。tcp_retries2（15）管整台机器。',
    wrong: '把它和程序自己的读超时混为一谈：那个来得早得多，原因也不同。',
  }),
  'connect-timed-out': (n) => ({
    is: `connect() 没有得到任何回应${by(n)}：既没有 SYN-ACK，也没有 RST${at(n)}。${times(n)}`,
    whose: '错在路上，或者在对方主机：防火墙丢弃、主机不在、地址不对，或者监听者的 accept 队列满了。',
    next: '每次尝试都要等到超时：程序自己的，或者内核的（tcp_syn_retries 6，大约两分钟）。',
    command: 'ss -tan state syn-sent; sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: '看 SYN 有没有从这里发出，有没有到那里。',
    setting: '本端没有。在对方机器上，nstat -az TcpExtListenOverflows 能看出队列是否满过。',
    wrong: '去调关闭、TIME-WAIT、保活的参数：这条连接根本没建立。',
  }),
  'program-timeout': (n) => ({
    is: `程序不再等了${by(n)}：到点的是它自己的超时。TCP 本身可能没有问题。${times(n)}`,
    whose: `从这条消息看不出来${at(n)}：可能是响应慢，可能是那边的程序卡住，也可能是路上丢包。`,
    next: '放弃的一方会关闭。如果响应已经在路上，就会碰上一个关闭的套接字，得到 RST；对方的日志里就是 ECONNRESET 或 broken pipe。',
    command: 'ss -tanoi state established',
    commandWhy: 'timer:(on,…,n) 的 n 在涨，是路上在丢包；没有定时器而 Send-Q 为空，是那边的程序没有响应。',
    setting: '各层程序的超时要从外到里递减：离用户近的，要比它所请求的等得更久。',
    wrong: '把所有超时都加大：卡住的程序只会占住更多连接。',
  }),
  refused: (n) => ({
    is: `ECONNREFUSED${by(n)}：SYN 得到的回答是 RST${at(n)}，那里没有人监听。${times(n)}`,
    whose:
      '错在对方主机：主机可达，但那个地址和端口上没有程序监听，或者防火墙明确拒绝。只监听 127.0.0.1 的程序，从外面连，得到的就是拒绝。',
    next: '每次尝试都立刻失败，直到有程序监听为止。',
    command: 'ss -tln',
    commandWhy: '在那台主机上跑：Local Address 一列说明程序监听在哪个地址。',
    setting: '没有。',
    wrong: '等 TIME-WAIT 过去，或加大 backlog：队列满了是不出声，不会拒绝。',
  }),
  files: (n) => ({
    is: `EMFILE，也就是 too many open files${by(n)}：进程没有描述符可用了，accept()、connect()、open() 都会失败。${times(n)}`,
    whose: '通常错在本程序：只开不关。这样的套接字就停在 CLOSE-WAIT。',
    next: '新连接先排在 accept 队列里，然后被丢弃。有些服务端会因为 accept() 反复失败而空转，CPU 跑满。',
    command:
      'sudo ss -tanp state close-wait | head; grep "open files" /proc/PID/limits; sudo ls /proc/PID/fd | wc -l',
    commandWhy: '看是泄漏（CLOSE-WAIT，数字只增不减），还是上限对正常业务来说太小。把 PID 换成进程号。',
    setting: '服务的 LimitNOFILE，或 ulimit -n。确实需要那么多时，改它是对的；如果在泄漏，只是拖延。',
    wrong: 'fs.file-max：那是整机的上限，很少是撞到的那个。',
  }),
  'idle-race': (n) => ({
    is: `响应还没开始，连接就结束了${by(n)}：最常见的是，对方程序刚关掉一条空闲的长连接，下一个请求正好已经上路。${times(n)}`,
    whose: `没有谁违规：空闲连接两边都可以关${n.peer ? `，这次是 ${n.peer} 关的` : ''}。问题是两个空闲超时的大小反了：发请求的一方，保留连接的时间和响应的一方一样长，甚至更长。`,
    next: '它会随机地再来；往返时间越长、请求间隔越接近空闲超时，就越常见。代理会把它变成 502 或 503。',
    command: watchEnds,
    commandWhy:
      '在代理上看：上游的 FIN、与它交错的请求、然后是 RST。如果 RST 之前没有 FIN、连接也不空闲，就是那边的程序崩了或重启了。',
    setting:
      '服务端的空闲超时必须更长：Node 的 keepAliveTimeout、Go 的 IdleTimeout、Tomcat 的 keepAliveTimeout、gunicorn 的 --keep-alive，都要大于代理的（nginx upstream 的 keepalive_timeout，ALB 的 60 秒）。幂等的请求，允许重试一次。',
    wrong: '加大代理的超时：竞争会更频繁。调 tcp_keepalive_time：它不能阻止 HTTP 长连接被关闭。',
  }),
  'client-gone': (n) => ({
    is: `客户端没等到响应就走了${by(n)}。${times(n)}`,
    whose: '是那一边：有人关了页面，或者服务端前面那一层的超时先到了。',
    next: '没有什么。还在发的数据会碰上关闭的套接字，得到 RST。',
    command: watchEnds,
    commandWhy: '看客户端的 FIN 或 RST 在请求之后多久来：总是同样的时间，就是超时。',
    setting: '前面等待的那一方的超时。让响应快一点，或者让那个超时长一点。',
    wrong: '去找丢包；或者把它算成服务端的错误。',
  }),
  unreachable: (n) => ({
    is: `EHOSTUNREACH 或 ENETUNREACH${by(n)}：没有路由，或者最后一跳路由器找不到主机${at(n)}。${times(n)}`,
    whose: '错在路上，或者在对方主机：它关机了、地址不对、缺路由，或者防火墙用 ICMP 拒绝了。',
    next: '新的尝试立刻失败，或者在问了 3 秒硬件地址之后失败。已建立的连接会继续尝试，最后以这个错误（而不是 ETIMEDOUT）结束。',
    command: 'ip route get 192.0.2.10; ip neigh',
    commandWhy: '换成那台主机的地址。邻居表里的 FAILED 或 INCOMPLETE，就是同一网段上没有应答的主机。',
    setting: '不是 TCP 的参数。',
    wrong: '调 TCP：还没轮到它。',
  }),
  'half-open': (n) => ({
    is: `程序用了一条自己这边已经没有的连接${by(n)}：已经关了，或者从来没建立。${times(n)}`,
    whose: '错在本程序：一部分代码关了套接字，另一部分还在用。',
    next: '线上不会再有什么。失去连接的那部分代码要重新打开一条。',
    command: 'sudo strace -f -e trace=network,close -p PID',
    commandWhy: '能看到谁关了描述符，之后又是谁在用。把 PID 换成进程号。',
    setting: '没有。',
    wrong: '去查网络：一个包也没有涉及。',
  }),
};
