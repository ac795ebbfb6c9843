import type { CaptureWords } from '../words.ts';

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const sides = { client: '客户端', server: '服务端' };

export const capture: CaptureWords = {
  endings: {
    fin: '双方以 FIN 关闭',
    rst: '被重置',
    'rst-after-fin': 'FIN 之后被重置',
    refused: '被拒绝',
    unanswered: 'SYN 无人应答',
    timeout: '重传到放弃',
    'half-closed': '只有一方关闭',
    'cut-off': '抓包提前结束',
    open: '仍未关闭',
  },
  answer: (a) => {
    const after = a.idleMs !== null && a.idleMs >= 1000 ? `静默 ${time(a.idleMs)} 之后，` : '';
    const first =
      a.closedFirst === 'both'
        ? `${after}两端同时关闭，发出 FIN 时都还没有收到对方的 FIN`
        : a.closedFirst
          ? `${after}${sides[a.closedFirst]}先关闭`
          : '';
    const reset = a.resetBy ? sides[a.resetBy] : '对端';
    switch (a.ended) {
      case 'fin':
        return `${first}。两个 FIN 都得到了确认，此时距第一个报文 ${time(a.endedMs ?? 0)}。`;
      case 'rst-after-fin':
        return `${first}。随后${reset}发出了 RST。`;
      case 'rst':
        return `${after}${reset}重置了连接，没有发过 FIN。`;
      case 'refused':
        return `${reset}拒绝了连接：SYN 得到的回应是 RST，连接从未建立。`;
      case 'unanswered':
        return '直到抓包结束，SYN 都没有得到应答：连接没有建立。';
      case 'timeout':
        return `${first ? `${first}。` : ''}最后一个报文重传了多次，一直没有得到应答。`;
      case 'half-closed':
        return `${first}。直到抓包结束，另一方还没有关闭。`;
      case 'cut-off':
        return `${first}。抓包在应答之前就结束了，后来怎样不得而知。`;
      default:
        return '仍未关闭：抓包里既没有 FIN，也没有 RST。';
    }
  },
  waits: {
    probe: (v) => `这段等待是尾部丢失探测（TLP）：RTT ${time(v.rttMs!)} + ${v.floorMs} ms`,
    'probe-behind-data': (v) =>
      `等待 ${time(v.waitMs!)}，是跟在数据后面的尾部丢失探测，约为 RTT ${time(v.rttMs!)} 的两倍`,
    rto: (v) => `等待 ${time(v.waitMs!)}，是第一次重传超时（RTO）`,
    'rto-after-probe': (v) => `等待 ${time(v.waitMs!)}，是探测之后的 RTO；探测不会让它加倍`,
    'rto-doubled': (v) => `RTO 加倍：从 ${time(v.beforeMs!)} 变成 ${time(v.waitMs!)}`,
    'rto-capped': (v) => `等待 ${time(v.waitMs!)}：RTO 已到上限，即两分钟`,
    recovery: (v) => `发出 ${time(v.waitMs!)} 之后，对方的应答表明它没有到，于是立即重传（快速重传）`,
    'connect-again': (v) => `SYN 被 RST 拒绝，${time(v.waitMs!)} 之后又发了一次；Windows 就是这样`,
    'delayed-ack': (v) => `收到之后过了 ${time(v.waitMs!)} 才确认：延迟 ACK，想搭数据的便车`,
    'close-wait': (v) => `CLOSE-WAIT：程序过了 ${time(v.waitMs!)} 才关闭自己这一端`,
    'before-close': (v) => `静默 ${time(v.waitMs!)} 之后，程序关闭了连接`,
    'fin-wait-2-over': (v) =>
      `FIN 得到确认 ${time(v.waitMs!)} 之后，这一端的 FIN-WAIT-2 早已结束（tcp_fin_timeout），来的报文只换来 RST`,
    'data-after-close': (v) =>
      `FIN 得到确认 ${time(v.waitMs!)} 之后又来了数据，而程序已经关闭：只能以 RST 回应`,
    retransmission: (v) =>
      `${time(v.waitMs!)} 之后重传；RTT 为 ${time(v.rttMs!)} 时，这与 Linux 的任何定时器都对不上`,
    'retransmission-rtt-unknown': (v) =>
      `${time(v.waitMs!)} 之后重传；抓包里看不出 RTT，所以无法判断是哪个定时器`,
  },
  unknown: (n) => `${n} 个报文不知是否到达`,
  stop: '停止',
  stopped: '读取已停止：下面是停止之前读到的内容。',
  telling: (percent) => `正在判读各条连接的关闭，${percent} %`,
  list: {
    title: 'TCP 连接',
    columns: {
      client: '客户端',
      server: '服务端',
      packets: '包数',
      bytes: '字节',
      lasted: '时长',
      closedFirst: '谁先关闭',
      ended: '如何结束',
      waits: '等待',
      resets: 'RST 数',
    },
    first: { client: '客户端', server: '服务端', both: '同时', nobody: '没有人' },
    any: '不限',
    find: '按地址或端口筛选',
    twice: '两端都抓到',
    draw: (c, s) => `${c} 到 ${s}`,
    shown: (n, of) => `${of} 条连接中的 ${n} 条`,
    more: (n) => `另有 ${n} 条连接没有列出；请先按主机或端口过滤抓包。`,
    showMore: '显示更多',
    waits: {
      probe: '尾部丢失探测',
      'probe-behind-data': '数据之后的探测',
      rto: 'RTO',
      'rto-after-probe': '探测之后的 RTO',
      'rto-doubled': 'RTO 加倍',
      'rto-capped': 'RTO 到上限',
      recovery: '快速重传',
      'connect-again': '再次尝试连接',
      'delayed-ack': '延迟 ACK',
      'close-wait': 'CLOSE-WAIT',
      'before-close': '关闭前的静默',
      'fin-wait-2-over': 'FIN-WAIT-2 已结束',
      'data-after-close': '关闭之后又来数据',
      retransmission: '重传，不像任何定时器',
      'retransmission-rtt-unknown': '重传，RTT 未知',
    },
  },
  fleet: {
    title: '它们怎样结束',
    lead: '经过相同的连接归为一类，最少见的排在前面。选一类，列表就只留这一类。',
    all: '全部',
    comma: '，',
    first: { client: '客户端先关闭', server: '服务端先关闭', both: '同时关闭' },
    by: { client: '客户端发出 RST', server: '服务端发出 RST' },
    again: '有重传',
    slow: '后关闭的一方很慢',
    count: (n) => `${n} 条`,
    more: (n) => `另有 ${n} 类没有画出，可用下面的筛选找到。`,
    when: '何时建立，何时结束',
    axis: (opens, closes, resets, slice) =>
      `新建 ${opens} 条，${closes} 条以 FIN 关闭，${resets} 条以其他方式结束。每根柱子代表 ${slice}。`,
    opens: '建立',
    closes: '关闭',
    resets: '其他结束',
    sources: 'RST 从哪里来',
    source: (host, side, n) => `${host}（${side}）：${n} 条连接`,
  },
  howTo: {
    title: '怎样抓包',
    ways: [
      {
        code: 'sudo tcpdump -i any -s 128 -w close.pcap host 192.0.2.10 and port 443',
        text: 'Linux 和 macOS（macOS 上用 -i en0）。每个包取 128 字节，头部都在，正文几乎不留。请抓完整的连接：没有开头就不知道往返时间，没有数据就不知道丢了什么。',
      },
      {
        code: "sudo tcpdump -i any -s 128 -w ends.pcap 'tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0'",
        text: '只抓开头和结尾，适合要连续抓几天的繁忙机器。能看出谁先关闭、谁发了 RST；看不出重传和大部分等待。这个条件只对 IPv4 有效，抓 IPv6 时请去掉。',
      },
      {
        code: 'sudo tcpdump -i any -s 128 -C 100 -W 10 -w ring.pcap port 443',
        text: '十个 100 MB 的文件循环写，适合一周才出现一次的问题。打开时把这些文件一起选上。',
      },
      {
        code: 'sudo nsenter -t "$(docker inspect -f \'{{.State.Pid}}\' web)" -n tcpdump -s 128 -w close.pcap',
        text: '在名为 web 的容器的网络里抓，用的是宿主机的 tcpdump。Kubernetes 里可用 kubectl debug 加一个带 tcpdump 的镜像。',
      },
      {
        code: 'pktmon start --capture --pkt-size 128\npktmon stop\npktmon etl2pcap PktMon.etl',
        text: 'Windows，需要管理员权限；在 start 与 stop 之间重现问题。装了 Npcap 的 Wireshark 也可以。',
      },
    ],
    ends: '如果可以，请在两端同时抓，再把两个文件一起打开：只有这样，丢失才是确证。',
  },
};
