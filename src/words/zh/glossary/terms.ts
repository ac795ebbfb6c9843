import type { GlossaryWords } from '../../words.ts';

export const terms: GlossaryWords['terms'] = {
  'active-close': {
    name: '主动关闭',
    short: '先发出 FIN 的一方，最后会进入 TIME-WAIT。可能是客户端，也可能是服务端。',
  },
  'passive-close': { name: '被动关闭', short: '先收到 FIN 的一方，会经过 CLOSE-WAIT 和 LAST-ACK。' },
  'four-way-close': {
    name: '四次挥手',
    short: 'FIN、ACK、FIN、ACK：双方各自关闭自己的方向，每个 FIN 都要得到确认。',
  },
  'three-way-handshake': {
    name: '三次握手',
    short: 'SYN、SYN+ACK、ACK：连接由此建立。中间那个报文一身兼两职。',
  },
  'three-segment-close': {
    name: '三次挥手',
    short: '第二次和第三次挥手合成一个报文：服务端在 ACK 该发出之前就关闭了。',
  },
  'simultaneous-close': {
    name: '同时关闭',
    short: '双方都在看到对方的 FIN 之前发出自己的 FIN，最后都进入 TIME-WAIT。',
  },
  'half-close': {
    name: '半关闭',
    short: '一个方向已关闭，另一个方向还在传数据；用 shutdown(SHUT_WR) 可以做到。',
  },
  orphan: {
    name: '孤儿连接',
    short: '程序已经 close() 或退出的套接字。剩下的事由内核独自完成。',
    more: '内核把它标记为 SOCK_DEAD。出了错也无人可告；ss 里看不到对应的进程。',
  },
  rtt: { name: 'RTT（往返时间）', short: '从发出报文到得知它已到达的时间。' },
  srtt: { name: 'SRTT（平滑往返时间）', short: '对历次测得的往返时间做平滑后的值。' },
  rto: { name: 'RTO（重传超时）', short: '等待确认多久之后重传。Linux 取 SRTT 加上至少 200 ms。' },
  backoff: { name: '指数退避', short: '重传定时器每超时一次，下一次等待就翻倍，最长 120 秒。' },
  'time-budget': {
    name: '时间预算',
    short: 'Linux 把重试次数换算成时间，时间用完就放弃，不管实际发了几个报文。',
  },
  'delayed-ack': {
    name: '延迟确认',
    short: '稍等一下再发的 ACK，Linux 里是 40 ms，看看能否搭上要发的数据。对 FIN 的 ACK 也会延迟。',
  },
  msl: { name: 'MSL（最大报文段寿命）', short: '一个报文在网络中最多能存活多久。RFC 9293 定为两分钟。' },
  'sequence-number': { name: '序号', short: '每个字节都有编号，SYN 和 FIN 各占一个。本站从 0 开始计数。' },
  window: { name: '窗口', short: '接收方还能接收多少字节。FIN 和数据一样要等窗口。' },
  socket: { name: '套接字', short: '连接在内核里的一端，程序通过文件描述符持有它。' },
  'mini-socket': {
    name: '迷你套接字',
    short: '在 TIME-WAIT 和孤儿的 FIN-WAIT-2 里代替完整套接字的小记录，用来节省内存。',
  },
  'end-of-file': { name: '文件末尾（EOF）', short: 'read() 返回 0：对端已发来 FIN，之前的数据也都读完了。' },
  'close-call': {
    short: '程序放开套接字：发出 FIN，此后不能再读，套接字成为孤儿。',
    more: '如果还有别的进程持有同一个套接字（比如 fork() 之后），close() 什么也不发。还有数据没读，发的就是 RST。',
  },
  'shutdown-call': { short: '关闭一个方向但保留套接字：SHUT_WR 之后程序仍能读。' },
  epipe: { short: '本端已不能再发送，或在 CLOSE-WAIT 收到过 RST 时，write() 返回这个错误。' },
  econnreset: { short: '连接被 RST 终止。' },
  etimedout: { short: '内核放弃了：预算内一直没有等到确认。孤儿连接则无人可告。' },
  'timer-wheel': {
    name: '时间轮',
    short: '内核存放定时器的地方。它向上取整，等得越久取整越多：408 ms 可能变成 440 ms。',
  },
  jiffy: { name: 'jiffy（时钟节拍）', short: '内核时钟走一拍的时间：每秒 250 个节拍时为 4 ms。' },
  sysctl: { short: '运行中内核的参数，用 sysctl 命令以 net.ipv4.… 的名字读写。' },
  textbook: {
    name: '教科书模式',
    short: '模拟器按文章和 RFC 9293 的说法运行：N 次重试就是 N 次重传，没有探测，立即 ACK。',
  },
  linux: { name: 'Linux 模式', short: '模拟器按 Linux 6.18 的实际行为运行，并与真实内核的实录逐条核对。' },
};
