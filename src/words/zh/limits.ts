import { amount, type SymptomAnswer, type SymptomNumbers, timeIn } from '../symptom-numbers.ts';
import type { LimitsWords } from '../words.ts';

const time = timeIn([' 毫秒', ' 秒', ' 分钟', ' 小时']);
const since = '隔一会儿跑两次：只有现在增加的，才是现在发生的。';

const orphans = (n: SymptomNumbers): SymptomAnswer => ({
  is: '内核里的孤儿太多（程序已经 close()、关闭却没完成的套接字），有些被重置了。',
  whose:
    '错在路上，或者在对方的那些主机：它们不确认 FIN 或最后的数据。可能是客户端消失、防火墙忘了连接，也可能是攻击。',
  next: `数量超过 tcp_max_orphans${n.maxOrphans === undefined ? ' ' : `（这里是 ${amount(n.maxOrphans)}）`}期间，再有 close() 要留下孤儿，就以 RST 结束，还没发出的数据也就丢了。计数是加权的：重传了很久的套接字最多按四个算。`,
  command:
    "cat /proc/net/sockstat; ss -tanoi '( state fin-wait-1 or state last-ack or state closing )' | head",
  commandWhy: 'orphan 就是它们的数量；后面列出的定时器说明没有人应答。',
  setting: '调低 tcp_orphan_retries，让每个少留一会儿；内存够的话，调高 tcp_max_orphans：每个最多占 64 KB。',
  wrong:
    '只调 tcp_fin_timeout：孤儿大多停在 FIN-WAIT-1 或 LAST-ACK，它在那里不起作用。TIME-WAIT 也不是孤儿。',
});

export const limits: LimitsWords = {
  orphans,
  'orphans-standing': (n) => ({
    ...orphans(n),
    is: `有 ${amount(n.count)} 个孤儿套接字：程序已经关闭，而对方还没有让关闭完成。`,
  }),
  'time-wait-overflow': (n) => ({
    is: 'TIME-WAIT 已经达到 tcp_max_tw_buckets 的上限，后面的连接关闭时跳过了这个状态。',
    whose: '在本端：它先关闭的连接太多了。网络上没有谁做错。',
    next: `超过上限${n.maxTimeWait === undefined ? '' : `（这里是 ${amount(n.maxTimeWait)}）`}的连接立刻被忘掉。如果它最后的 ACK 丢了，对方重传的 FIN 会得到 RST：明明是正常关闭，那边却报错。旧的报文也可能闯进新的连接。`,
    command: 'ss -s; sysctl net.ipv4.tcp_max_tw_buckets',
    commandWhy: '看现在有多少，上限是多少。',
    setting: '调高 tcp_max_tw_buckets：一个只占几百字节。更好的办法是复用连接，或者让对方先关。',
    wrong: '为了“消灭”TIME-WAIT 而调低 tcp_max_tw_buckets：那样正好会引出这条消息。',
  }),
  'syn-flood': (n) => ({
    is: `发起的握手太多，监听者${n.port ? `（端口 ${n.port}）` : ''}的队列放不下；内核改用 cookie 应答，或者丢弃。`,
    whose: '从这条消息看不出来：可能是伪造地址的洪水，也可能是正常客户端的突发遇上了 accept() 太慢的程序。',
    next: '有 cookie，服务仍然可达；由 cookie 建立的连接会缺少一些选项。',
    command:
      'ss -tln; ss -tan state syn-recv | wc -l; nstat -az TcpExtListenOverflows TcpExtTCPReqQFullDoCookies',
    commandWhy: 'ListenOverflows 跟着涨，说明程序慢；SYN-RECV 很多、来自四面八方，而它不涨，说明是洪水。',
    setting: 'listen() 的 backlog 加上 net.core.somaxconn，还有 tcp_max_syn_backlog。tcp_syncookies 保持 1。',
    wrong: '嫌消息烦，就关掉 cookie。',
  }),
  'tcp-memory': () => ({
    is: 'TCP 用完了允许的内存（tcp_mem），套接字被重置或被压住。',
    whose: '在本机：太多数据排在队列里。可能是本机程序不读，可能是对端不读，也可能是上限对负载来说太小。',
    next: '先是孤儿被重置，窗口缩小，发送要等。队列满多久，它就持续多久。',
    command: 'cat /proc/net/sockstat; sysctl net.ipv4.tcp_mem; ss -tanm | sort -k2 -rn | head',
    commandWhy: 'mem 是已用的页数（每页 4 KB），与 tcp_mem 的三个数比较。后面列出 Recv-Q 最长的。',
    setting: '内存有余时调 tcp_mem。但先找出是哪个程序的队列满了。',
    wrong: '调高 tcp_rmem、tcp_wmem：那是每个套接字的，只会更糟。',
  }),
  'conntrack-full': () => ({
    is: '本机防火墙的连接表满了，新连接的包被丢弃。',
    whose: '是防火墙（nf_conntrack），不是 TCP。表项比连接活得久得多：没有流量的，默认 5 天。',
    next: '旧连接正常，新连接随机超时。表项要等各自的定时器到点才会消失。',
    command:
      "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max; sudo conntrack -L -p tcp | awk '{n[$4]++} END {for (s in n) print n[s], s}'",
    commandWhy: '看表有多满，里面是什么。',
    setting:
      '调高 nf_conntrack_max；调低 nf_conntrack_tcp_timeout_established，但要大于连接的空闲时间；或者对这类流量不做跟踪。',
    wrong: '去调 TCP 的 sysctl：它们管不到这张表。',
  }),
  'closed-unread': (n) => ({
    is: `有 ${amount(n.count)} 次，本机的程序没读完数据就关闭了连接，内核发了 RST。`,
    whose: '是本机的程序。对方得到的是 ECONNRESET，还没来得及读的响应可能也丢了。',
    next: '程序这样做多少次，它就涨多少次。',
    command: 'nstat -z TcpExtTCPAbortOnClose TcpOutRsts',
    commandWhy: since,
    setting: '没有。程序要读到末尾，或者在限定时间内读，然后再关（nginx 的 lingering_close）。',
    wrong: 'SO_LINGER：它不会替程序去读。',
  }),
  'closed-abruptly': (n) => ({
    is: `有 ${amount(n.count)} 次，连接因为 SO_LINGER 0，或因为程序关闭之后又来了数据，而被重置。`,
    whose: '是本机的程序，或者是双方的时机：客户端在响应中途停止读取，看起来就是这样。',
    next: '会继续。繁忙的服务器上，少量而稳定是正常的。',
    command: 'nstat -z TcpExtTCPAbortOnData TcpOutRsts TcpEstabResets',
    commandWhy: since,
    setting: '没有。',
    wrong: '去找丢包。',
  }),
  'given-up': (n) => ({
    is: `内核有 ${amount(n.count)} 次放弃了连接：发出的报文或保活探测没有得到回应。`,
    whose: '错在路上，或者在对方的那些主机。客户端会移动、会消失的地方，有一些是正常的。',
    next: '每条以 ETIMEDOUT 结束；如果是孤儿，就悄悄结束。',
    command:
      'nstat -z TcpExtTCPAbortOnTimeout TcpRetransSegs; ss -tanoi state established | grep -c "timer:(on"',
    commandWhy: since,
    setting: 'tcp_retries2 和 tcp_orphan_retries 决定何时放弃；单个程序用 TCP_USER_TIMEOUT。',
    wrong: '调低重传次数，让计数器涨得更快，还叫做优化。',
  }),
  'tw-recycle': () => ({
    is: 'tcp_tw_recycle 在起作用：同一个 NAT 后面的客户端，连接会被随机丢弃。',
    whose: '在本机：这个参数把同一地址后面不同主机的时间戳当成一个时钟，以为它倒退了。',
    next: '同一地址刚关闭过连接的 60 秒内，时间戳更旧的 SYN 得不到回应。Linux 4.12 起这个参数已经不存在。',
    command: 'sysctl -n net.ipv4.tcp_tw_recycle; nstat -az | grep -i paws',
    commandWhy: 'PAWSPassive 在涨，就是有 SYN 因为时间戳被拒。',
    setting: 'tcp_tw_recycle=0，马上改。它从来没有好处。',
    wrong: '改成关掉时间戳：那会失去 RTT 测量，也失去对旧报文的防护。',
  }),
  'conntrack-half-closed': (n) => ({
    is: `中间设备在跟踪 ${amount(n.count)} 条正在关闭的连接；最早到期的一条，${time(n.leftMs)}后就会被它忘掉。`,
    whose: `问题出在中间设备上，与 TCP 无关。它对 CLOSE_WAIT 的时限默认 ${n.closeWaitS ?? 60} 秒，而半关闭的连接可以活几个小时。`,
    next: '此后再来的报文，不属于它认得的任何连接：要么被丢弃，要么地址得不到转换。于是一端停在 FIN-WAIT-2 或 CLOSE-WAIT，或者被重置。',
    command: 'sudo sysctl -a | grep nf_conntrack_tcp_timeout',
    commandWhy: '能看到每个状态的时限。conntrack -E 能看到表项来去。',
    setting:
      'nf_conntrack_tcp_timeout_close_wait 要大于你需要的最长半关闭时间；或者干脆不用半关闭，两端一起关。',
    wrong: '靠保活对付它：默认两小时后才发第一个探测。',
  }),
  'conntrack-unreplied': (n) => ({
    is: `有 ${amount(n.count)} 条连接只看到一个方向：什么也没有回来。`,
    whose: '错在路上，或者在对方主机：没有应答，或者应答绕过了这台机器。',
    next: `表项按各自的定时器消失，最早的在 ${time(n.leftMs)}后；客户端重发 SYN，然后放弃。`,
    command: 'sudo tcpdump -ni any -c 20 "tcp[tcpflags] & tcp-syn != 0"',
    commandWhy: '在这台机器的两侧各看一次：SYN 或应答停在哪里。',
    setting: '没有。如果应答走了别的路，就是路由的问题（rp_filter 也会丢一些）。',
    wrong: '把表调大：它并没有满。',
  }),
  'conntrack-flows': (n) => ({
    is: `有 ${amount(n.count)} 条连接经过这台机器的防火墙；列出的里面没有半关闭的，也没有无人应答的。`,
    whose: '谁也没错。',
    next: `每个表项在定时器到点时消失：从现在起 ${time(n.leftMs)}到 ${time(n.longestMs)}。`,
    command: 'sudo conntrack -L -p tcp -o extended | head',
    commandWhy: '协议后面的数字是剩余秒数。',
    setting: 'nf_conntrack_tcp_timeout_established 默认 5 天，必须大于连接的空闲时间。',
    wrong: '把这些状态当成两端主机的状态：这只是中间设备以为的。',
  }),
  settings: (n) => ({
    is: `这里有 ${amount(n.count)} 个参数，没有需要解释的症状。`,
    whose: '谁也没错。',
    next: `按这些参数：FIN-WAIT-2 的孤儿留 ${n.finTimeoutS ?? 60} 秒；TIME-WAIT 不管怎么设都是 60 秒；向同一处每秒 ${amount(Math.floor((n.range ?? 28_232) / 60))} 条连接，就会用完客户端的端口。`,
    command: 'ss -s; ss -tanpo',
    commandWhy: '把看到的内容和参数一起粘贴过来，下面的运行就会用你的数值。',
    setting:
      'tcp_fin_timeout 只管 FIN-WAIT-2 的孤儿；tcp_orphan_retries 为 0 的意思是 8；tcp_tw_reuse 只管出站连接。',
    wrong: '从网页上抄一串 sysctl。',
  }),
  capture: (n) => ({
    is: `有 ${amount(n.count)} 行是 tcpdump 的输出：抓包页会把其中的关闭画出来。`,
    whose: '画出来就能看到谁先关闭、谁重置。',
    next: '什么也不会丢：这些行在浏览器内部转交过去。',
    command: "sudo tcpdump -ni any -s 128 -w close.pcap 'port 443'",
    commandWhy: '文件比文本信息更全，也可以在那里打开。',
    setting: '没有。',
    wrong: '凭一份从中间开始的抓包，去判断一次关闭。',
  }),
  unknown: () => ({
    is: '本页不认识这段内容。',
    whose: '看不出来。',
    next: '看不出来。',
    command: 'ss -tanpo',
    commandWhy: '它的原样输出，是本页读得最好的。报错信息整行贴过来也行。',
    setting: '弄清原因之前，什么参数也不该动。',
    wrong: '凭猜测改参数。',
  }),
};
