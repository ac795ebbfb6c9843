import { amount, type SymptomNumbers, timeIn } from '../symptom-numbers.ts';
import type { SymptomsWords } from '../words.ts';

const time = timeIn([' 毫秒', ' 秒', ' 分钟', ' 小时']);
const sockets = (n: SymptomNumbers): string => `有 ${amount(n.count)} 个套接字停在`;
const grown = (n: SymptomNumbers): string =>
  n.before === undefined
    ? ''
    : `第一次采样时有 ${amount(n.before)} 个${n.lasting ? `，其中 ${amount(n.lasting)} 个现在还在` : ''}。`;
const holder = (n: SymptomNumbers): string =>
  n.process
    ? `${n.processCount === n.count ? '全部' : `其中 ${amount(n.processCount)} 个`}由 ${n.process} 持有。`
    : '';
const towards = (n: SymptomNumbers): string =>
  n.peer ? `${n.peerCount === n.count ? '全部' : `其中 ${amount(n.peerCount)} 个`}连向 ${n.peer}。` : '';
const theirs = (n: SymptomNumbers): string =>
  n.towardsItself ? '错在对方，而对方就在这台机器上' : '错在对方';
const orphanRetries = (n: SymptomNumbers): string =>
  n.orphanRetries === undefined
    ? 'tcp_orphan_retries（默认 0，意思是 8）'
    : `tcp_orphan_retries（这里是 ${n.orphanRetries}${n.orphanRetries === 0 ? '，意思是 8' : ''}）`;
const retried = (n: SymptomNumbers): string =>
  n.retries ? `重传定时器最多已经触发 ${n.retries} 次，没有等到任何回应。` : '';
const ends = (n: SymptomNumbers): string =>
  n.endsMs === undefined ? '' : `按这里的数值推算，最后一个大约在 ${time(n.endsMs)}后消失。`;
const finWait2Setting = (n: SymptomNumbers): string =>
  `tcp_fin_timeout（${n.finTimeoutS === undefined ? '默认 60 秒' : `这里是 ${n.finTimeoutS} 秒`}）。它只管程序已经 close() 的套接字，别的一概不管。只有积到几万个时才值得调低。`;

export const symptoms: SymptomsWords = {
  'close-wait': (n) => ({
    is: `${sockets(n)} CLOSE-WAIT：对方已经关闭，本机的程序还没有关闭。${grown(n)}`,
    whose: [
      `错在本机的程序。${holder(n)}内核已经确认了对方的 FIN，能做的都做了；只有程序调用 close() 才能结束这个状态。`,
      n.readToEnd
        ? `其中 ${amount(n.readToEnd)} 个接收队列已空：数据都读完了，却没有接着 close()。请检查提前返回的分支、异常路径，以及没有关闭的响应体。`
        : '',
      n.finUnread
        ? `其中 ${amount(n.finUnread)} 个的 Recv-Q 是 1，那就是 FIN 本身：程序连“读到末尾”都还没读到，只是占着连接不看，连接池或卡死的线程就是这样。`
        : '',
      n.dataUnread ? `其中 ${amount(n.dataUnread)} 个还有没读的数据，关闭时内核会发 RST 而不是 FIN。` : '',
    ].join(''),
    next:
      n.timed && n.leftMs !== undefined
        ? `没有定时器会结束 CLOSE-WAIT。有 ${amount(n.timed)} 个开了保活，第一个探测在 ${time(n.leftMs)}后发出。如果对方那时已经忘了这条连接，就会回 RST，套接字从列表里消失；但描述符要等程序 close() 才归还。`
        : '只要程序还在运行，就什么也不会发生：没有定时器会结束 CLOSE-WAIT。每个都占一个描述符；用完之后 accept()、connect() 会报 EMFILE。进程退出时，内核会把它们全部关掉。',
    command: 'sudo ss -tanp state close-wait',
    commandWhy:
      '能看到是哪个程序、哪个描述符，Recv-Q 还能看出读到了哪里。隔一会儿再跑一次：两次都在的就是泄漏的。',
    setting:
      '没有。没有任何 sysctl 能结束 CLOSE-WAIT。tcp_keepalive_time 只对设了 SO_KEEPALIVE 的套接字有效，而且只是把泄漏藏起来。',
    wrong:
      '调低 tcp_fin_timeout，或打开 tcp_tw_reuse：都与 CLOSE-WAIT 无关。提高打开文件数的上限，只是拖延时间。',
  }),
  'fin-wait-2-orphan': (n) => ({
    is: `${sockets(n)} FIN-WAIT-2，背后已经没有程序：本端关闭了，对方确认了，但对方还没有关闭。${grown(n)}`,
    whose: `${theirs(n)}：那边的程序没有调用 close()。${towards(n)}在那边，这些连接停在 CLOSE-WAIT（如果它还记得的话）。本端的程序已经完事了。`,
    next:
      n.endsMs === undefined
        ? `每个在进入这个状态 ${n.finTimeoutS ?? 60} 秒之后（tcp_fin_timeout）被内核忘掉。此后才到的 FIN 会得到 RST。`
        : `它们的定时器会结束它们：最早的在 ${time(n.leftMs)}后，最晚的在 ${time(n.endsMs)}后。此后才到的 FIN 会得到 RST。`,
    command: 'ss -tano state fin-wait-2',
    commandWhy: '每一行的定时器就是剩余时间。在对方机器上，用同样的端口去找 CLOSE-WAIT。',
    setting: finWait2Setting(n),
    wrong:
      '把它们当成 TIME-WAIT；或者把 tcp_fin_timeout 调到几秒：慢但守规矩的对端，最后的数据会换来一个 RST。',
  }),
  'fin-wait-2-held': (n) => ({
    is: `${sockets(n)} FIN-WAIT-2，而且还有程序持有：它调用了 shutdown()，正在等对方结束。${grown(n)}`,
    whose: `${theirs(n)}：它没有关闭。${towards(n)}${holder(n)}不过，半关闭之后不设时限的一方，等于同意永远等下去。`,
    next: '没有什么会结束它们：tcp_fin_timeout 要等程序调用 close() 才开始计时。在那之前可以停几个小时，每个占一个描述符。',
    command: 'sudo ss -tanpo state fin-wait-2',
    commandWhy: '能看到是哪个程序，也能看到没有定时器。再去对方机器上看，它的套接字为什么停在 CLOSE-WAIT。',
    setting:
      '内核没有可调的。程序在 shutdown() 之后要有超时，然后 close()；代理都有这个参数（HAProxy 的 timeout client-fin，Envoy 的空闲超时）。',
    wrong: '调低 tcp_fin_timeout。程序还持有的套接字，它根本不管。',
  }),
  'fin-wait-2': (n) => ({
    is: `${sockets(n)} FIN-WAIT-2：本端关闭了，对方确认了，但对方还没有关闭。${grown(n)}`,
    whose: `${theirs(n)}：那边的程序没有调用 close()。${towards(n)}本端的程序是已经走了，还是在 shutdown() 之后等着，从这份列表看不出来。`,
    next: `如果本端程序已经 close()，内核在 ${n.finTimeoutS ?? 60} 秒后忘掉它们。如果只是 shutdown()，就没有定时器，要等到其中一个程序有动作。`,
    command: 'sudo ss -tanpo state fin-wait-2',
    commandWhy:
      '有程序名的行，是 shutdown() 之后还在程序手里的；带 timer:(timewait,…) 的行是孤儿，定时器就是剩余时间。',
    setting: finWait2Setting(n),
    wrong: '把它们当成 TIME-WAIT；或者没弄清是哪一种，就去调低 tcp_fin_timeout。',
  }),
  'fin-wait-1': (n) => ({
    is: `${sockets(n)} FIN-WAIT-1：本端已经关闭，但 FIN（或它前面的数据）没有得到确认。${grown(n)}`,
    whose: `${n.retries ? '错在路上，或者在对方主机。' : '现在还说不准：在一个往返时间之内，这个状态是正常的。'}${retried(n)}${towards(n)}`,
    next: `内核按翻倍的间隔重传。程序已经 close() 的，由 ${orphanRetries(n)}决定何时放弃；只是 shutdown() 的，由 tcp_retries2 决定。${ends(n)}`,
    command: 'ss -tanoi state fin-wait-1',
    commandWhy:
      '跑两次。timer:(on,…,n) 里的 n 在涨，就是什么也没有回来；rto 和 rtt 是节奏；Send-Q 大于 1 说明还有数据在等。',
    setting: `${orphanRetries(n)}决定等多久。调低能早点释放内存，也会早点丢掉慢客户端的最后一批数据。tcp_fin_timeout 在这里不起作用。`,
    wrong: '调低 tcp_fin_timeout：那是管 FIN-WAIT-2 的。不问为什么没人应答，就提高 tcp_max_orphans。',
  }),
  'fin-wait-1-window': (n) => ({
    is: `${sockets(n)} FIN-WAIT-1，前面的窗口是关着的：FIN 排在对方不肯收的数据后面。${grown(n)}`,
    whose: `${theirs(n)}：那边的程序不读。${towards(n)}${n.queued ? `这边最多积了 ${amount(n.queued)} 字节。` : ''}`,
    next: `内核按翻倍的间隔发探测。对于孤儿，即使每个探测都有回答，到 ${orphanRetries(n)}用完也会放弃。${ends(n)}`,
    command: 'ss -tanoi state fin-wait-1',
    commandWhy: 'timer:(persist,…) 就是探测定时器；Send-Q 是还在等的数据。',
    setting: `${orphanRetries(n)}。自己的程序，用 TCP_USER_TIMEOUT 设限更好。`,
    wrong: '去找丢包。这里什么也没丢：对方说的是“现在不行”。',
  }),
  closing: (n) => ({
    is: `${sockets(n)} CLOSING：两端同时关闭，本端的 FIN 还没有得到确认。${grown(n)}`,
    whose: `${n.retries ? '错在路上，或者在对方主机。' : '现在还不是谁的错：它本来就要持续半个往返时间。'}${retried(n)}${towards(n)}`,
    next: `内核重传 FIN，到 ${orphanRetries(n)}用完为止。${ends(n)}`,
    command: 'ss -tano state closing',
    commandWhy: '跑两次：定时器的第三个数在涨，就是什么也没有回来。',
    setting: `${orphanRetries(n)}决定等多久。很少需要改。`,
    wrong: '把 CLOSING 理解成“程序正在关闭”。它只是十一个状态之一。',
  }),
  'last-ack': (n) => ({
    is: `${sockets(n)} LAST-ACK：两端的程序都关闭了，最后一个 ACK 没有来。${grown(n)}`,
    whose: `${n.retries ? '错在路上，或者在对方主机。' : '现在还不是谁的错：它本来就要持续一个往返时间。'}${retried(n)}${towards(n)}本端的程序该做的都做了。`,
    next: `内核按翻倍的间隔重传 FIN，到 ${orphanRetries(n)}用完为止。${ends(n)}`,
    command: 'ss -tanoi state last-ack',
    commandWhy: 'timer:(on,…,n) 里的 n 是 FIN 重传了几次。如果 n 一直不变、也没有定时器，那就是内核的缺陷。',
    setting: `${orphanRetries(n)}决定等多久。如果积了几千个，去找一台还没关完就忘了连接的防火墙。`,
    wrong: '重启程序：这些套接字早已不归它了。',
  }),
  'time-wait': (n) => ({
    is: `${sockets(n)} TIME-WAIT，这是正常的：本端先关闭，每条连接还要记一分钟。${grown(n)}`,
    whose: '谁也没错。每次正常关闭，先关的一方都会这样结束。一个只占几百字节，不占描述符。',
    next:
      n.endsMs === undefined
        ? '每个 60 秒后消失。没有任何参数能改这个时间。'
        : `每个在自己的定时器到点时消失，这里最晚的还剩 ${time(n.endsMs)}。60 秒没有任何参数能改。`,
    command:
      "ss -tan state time-wait | awk 'NR>1 {n[$NF]++} END {for (p in n) print n[p], p}' | sort -rn | head",
    commandWhy: `按对端统计。只有某个“地址:端口”接近客户端可用的 ${amount(n.range ?? 28_232)} 个端口时，才需要担心。`,
    setting: '不需要。客户端连向同一个目的地、端口不够用时，tcp_tw_reuse=1 有用；对服务端没有用。',
    wrong:
      'tcp_fin_timeout（管的是另一个状态）、tcp_tw_recycle（会让 NAT 后面的客户端连不上，Linux 4.12 起已删除）、调低 tcp_max_tw_buckets、SO_LINGER 0。',
  }),
  'time-wait-ports': (n) => ({
    is: `${n.peer ? `${amount(n.count)} 个 TIME-WAIT 里，有 ${amount(n.peerCount)} 个连向 ${n.peer}` : `${sockets(n)} TIME-WAIT`}，而客户端只有 ${amount(n.range)} 个端口可用：端口快用完了。${grown(n)}`,
    whose: '是本机程序的用法：每个请求开一条新连接，而且自己先关。TIME-WAIT 本身没有做错。',
    next: `每个端口 60 秒后才空出来，所以连向同一个“地址:端口”，每秒大约只能新建 ${amount(Math.max(1, Math.floor((n.range ?? 28_232) / 60)))} 条连接。再多，connect() 就报 EADDRNOTAVAIL（Cannot assign requested address）。`,
    command: 'sysctl net.ipv4.ip_local_port_range net.ipv4.tcp_tw_reuse; ss -s',
    commandWhy: '看端口范围有多大，以及 TIME-WAIT 的端口能否在一秒后再用。',
    setting:
      '首先是复用连接（连接池）。其次是 tcp_tw_reuse=1，对开了时间戳的出站连接有效。放宽 ip_local_port_range 或增加地址，只是把上限往后推。',
    wrong: 'tcp_fin_timeout，与此无关；SO_LINGER 0，会丢数据；tcp_tw_recycle，已经不存在了。',
  }),
  'syn-sent': (n) => ({
    is: `${sockets(n)} SYN-SENT：本端请求建立连接，没有任何回应。${grown(n)}`,
    whose: `错在路上，或者在对方主机。${towards(n)}端口没开的话会立刻拒绝；一直没有回音，就是防火墙丢弃、主机不在，或者 accept 队列满了。`,
    next: `SYN 会重传 ${n.synRetries ?? 6} 次，然后 connect() 报 ETIMEDOUT；按默认值大约两分钟。`,
    command: 'sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: '看 SYN 有没有发出去，有没有东西回来。再到对方机器上看同样的内容。',
    setting: 'tcp_syn_retries 会缩短所有程序的等待；更好的是程序自己给 connect() 设超时。',
    wrong: '调高本机的各种上限。这里什么也没满。',
  }),
  'syn-recv': (n) => ({
    is: `${sockets(n)} SYN-RECEIVED：SYN 已经应答，握手的第三个报文还没有来。${grown(n)}`,
    whose:
      '从列表看不出来：在一个往返时间之内是正常的。一下子很多，可能是伪造地址的 SYN 洪水，可能是路上丢了应答，也可能是客户端已经不在了。',
    next: 'SYN-ACK 会重传 5 次（tcp_synack_retries），大约一分钟后就忘掉。',
    command: 'nstat -az TcpExtListenOverflows TcpExtListenDrops TcpExtTCPReqQFullDoCookies',
    commandWhy: '看哪个数在涨，就能分清是 accept 队列满还是洪水。',
    setting:
      'tcp_syncookies 默认打开，洪水中仍能提供服务。tcp_max_syn_backlog 和 listen() 的 backlog 决定能排多少。',
    wrong: '关掉 tcp_syncookies；或者程序不 accept，却去加大 backlog。',
  }),
  'accept-queue': (n) => ({
    is:
      n.waiting === undefined
        ? `有 ${amount(n.count)} 次，连接到来时监听者的 accept 队列是满的。`
        : `有 ${amount(n.waiting)} 条${n.port ? `连向端口 ${n.port} 的` : ''}连接已经建立，在等 accept()${n.backlog ? `；队列只能放 ${amount(n.backlog)} 条` : ''}。`,
    whose: `错在本机的程序：内核已经完成握手，程序没有把连接取走。${n.process ? `这个程序是 ${n.process}。` : ''}`,
    next: '队列满时，内核会丢掉新握手的最后一个报文。客户端要么以为已经连上，要么 1 秒后重发 SYN；请求看起来会整秒整秒地卡住。',
    command: 'ss -tlnp; nstat -az TcpExtListenOverflows',
    commandWhy: 'LISTEN 行的 Recv-Q 是正在等的，Send-Q 是最多能等的。计数器说明满过多少次。',
    setting:
      'net.core.somaxconn 和程序自己的 backlog，取小的那个。队列加长能扛住突发；如果程序卡住了，只会让客户端等得更久。',
    wrong: '只改 somaxconn：listen() 的 backlog 不加大、不重启，什么也不会变。',
  }),
  'not-reading': (n) => ({
    is: `有 ${amount(n.count)} 条已建立的连接积着程序没读的数据，最多 ${amount(n.queued)} 字节。${grown(n)}`,
    whose: `错在本机的程序：数据已经到了，就在 Recv-Q 里。${holder(n)}${towards(n)}`,
    next: '窗口会关上，发送方只好停下。如果程序不读完就关闭，内核会发 RST，对方可能连快要读到的东西也丢了。',
    command: 'sudo ss -tanpi state established',
    commandWhy: '跑两次：Recv-Q 不减，就是程序停住了。',
    setting: '没有。tcp_rmem 只会让队列更长，不会让程序更快。',
    wrong: '调缓冲区。要做的是让程序去读。',
  }),
  'not-acknowledged': (n) => ({
    is: `有 ${amount(n.count)} 条已建立的连接在反复重传：发出去的数据没有得到确认。${grown(n)}`,
    whose: `错在路上，或者在对方主机。${retried(n)}${towards(n)}`,
    next: `内核按翻倍的间隔继续，直到 tcp_retries2（${n.retries2 ?? 15}）用完，默认要 15 分钟以上；然后程序得到 ETIMEDOUT。`,
    command: 'ss -tanoi state established',
    commandWhy: 'timer:(on,…,n) 的第三个数是重传了几次；lost 和 retrans 说明丢了多少。',
    setting:
      '程序里的 TCP_USER_TIMEOUT 管一条连接。tcp_retries2 管整台机器，RFC 1122 允许的最低值大约是 8（100 秒左右）。',
    wrong: '指望保活：还有数据没确认时，不会发保活探测。',
  }),
  'peer-not-reading': (n) => ({
    is: `有 ${amount(n.count)} 条已建立的连接有数据发不出去，最多 ${amount(n.queued)} 字节。${grown(n)}`,
    whose: `${n.timed ? `${theirs(n)}：它的窗口关着，因为那边的程序不读。` : '只看一次说不准：可能是网络慢，也可能是那边的程序不读。'}${towards(n)}`,
    next: '内核等待并探测。send() 会阻塞，或者返回 EAGAIN。只要对方还回答探测，就没有尽头。',
    command: 'ss -tanoi state established',
    commandWhy: 'timer:(persist,…) 说明窗口关着；rwnd_limited 和 cwnd 说明是什么拦住了数据。',
    setting: '程序里的 TCP_USER_TIMEOUT 可以结束它。tcp_wmem 只会让队列更长。',
    wrong: '加大缓冲区：那只是让更多数据排队。',
  }),
  'in-order': (n) => ({
    is:
      n.count > 0
        ? `有 ${amount(n.count)} 个套接字在监听或已建立连接，列表里没有什么异常。`
        : '读到的内容里没有什么异常。',
    whose: '就眼前看到的，谁也没错。',
    next: '从这里看不出会发生什么。建立了的连接可以一直留着：不开保活，没有数据的连接不会有人去检查。',
    command: 'ss -tanpo',
    commandWhy: '能看到程序和定时器。隔一分钟取两份，一起粘贴过来，本页就能说出什么在增长。',
    setting: '没有。',
    wrong: '因为列表长就去改参数。',
  }),
};
