import type { ConformanceWords } from '../words.ts';

type Values = Record<string, string | number>;

const ms = (value: string | number = 0): string => `${Math.round(Number(value) * 100) / 100} ms`;
const off = (v: Values): string =>
  `模拟${Number(v.errorMs) < 0 ? '早' : '晚'}了 ${ms(Math.abs(Number(v.errorMs)))}，允许 ${ms(v.allowedMs)}`;
/** What came before, and how long ago; each what a host received, sent or called. */
const after = ({ way, cause, waitMs }: Values): string =>
  `${way === 'called' ? '调用' : way === 'left' ? '发出' : '收到'} ${cause} 之后 ${ms(waitMs)} `;
/** Names are set apart, Chinese words are not. */
const gap = (what: string): string => (/^[A-Z]/.test(what) ? ' ' : '');

export const conformance: ConformanceWords = {
  lead: '本站的每一条时间线都是算出来的。这一页把算出来的结果与真实的 Linux 内核逐次对照。',
  verdict: (matching, total) =>
    matching === total
      ? `${total} 次录制的关闭过程全部吻合。`
      : `${total} 次录制中有 ${matching} 次吻合，其余在下面标出。`,
  errors: (p50, p95, largest) =>
    `半数报文与内核发出的时刻相差不超过 ${p50} ms，95% 不超过 ${p95} ms，最大相差 ${largest} ms。这个内核的一个时钟节拍是 4 ms。`,
  command: '这项对照随测试一起运行，也可以单独运行：',
  how: '怎样录制',
  howText: [
    '一台机器上的两个网络命名空间，各有自己的参数和自己的 TCP，中间由一个中继相连。中继在每个方向加上半个往返时间，并按规则丢弃、推迟或复制指定的报文。没有一个报文是伪造的：丢失的报文确实由内核发出，也确实消失了。',
    '内核是 Linux 6.18.44，每秒 250 个时钟节拍。除非参数另有设定，SACK、时间戳和窗口缩放都开启；拥塞控制是 reno，连接之间不保留任何记忆。',
    '状态是内核为该套接字列出的状态，每遇到一个报文就采样一次，此外每 20 ms 采样一次，所以很短的状态可能漏掉。窗口取自两台主机各自的抓包。每份实录还记下零时刻内核的节拍计数，因为 Linux 会把较长的定时器归入按这个计数划分的时间格。',
  ],
  rule: '怎样才算吻合',
  ruleText: [
    '每个方向上，报文相同、次序相同：标志位（PSH 除外）、序号、确认号、长度、是否丢失、SACK 块，以及窗口（RST 的除外）。窗口允许相差一个缩放单位，即 1024 字节：一个报文占多少内存，由网卡驱动决定。',
    '每条连接的双方经过的状态相同。状态来自采样，所以模拟中短于 45 ms 的状态，实录里可以没有；实录里有的状态，模拟中不能没有。',
    '程序的调用相同、次序相同，得到的结果也相同：多少字节，或者哪个错误。',
    '每个报文的发出和每次调用的返回与内核时刻相差不超过 12 ms，每个状态不超过 45 ms，另加它之前那段等待所对应的时间格：等待不超过 252 ms 时为零，2 s 以内为 32 ms，16 s 以内为 256 ms，129 s 以内为 2 s。',
    '每个时刻核对两次：一次对照时钟，一次从起因算起，起因就是这台主机上一次收到、发出或调用的东西。对照时钟时，起因超出 12 ms 的那部分偏差，它的后果也可以有：一个时间格只由等它的那一个来付，不付第二次。',
    '实录没有记下的，不作比较，并且明说；比较了多少，也一并写明。',
  ],
  ruleNote:
    '12 ms 和 45 ms 写在模拟器之前：真实机器上的中继、程序和采样，至多会晚这么多。模拟器只知道场景、内核版本、节拍频率、零时刻的节拍计数和录制结束的时刻，此外一无所知。',
  virtual: '没有噪声：虚拟时间里的 Linux',
  virtualText: (closes) => [
    `真实机器的实录总会晚一点：机器还在忙别的事。所以测试还拿另外 ${closes} 次关闭来核对模拟器。它们出自 Linux 7.2，编译成 User Mode Linux，时钟只在等待时前进：一分钟的 TIME-WAIT 一下子就过去，没有一件事会迟到，同一个场景每次得到同样的字节。场景有的随机抽取，有的因为能看出某条规则而选中。`,
    '它们用同一条规则核对，只是 12 ms 和 45 ms 都换成 0.06 ms，没有时间格，窗口要一个字节不差。',
  ],
  compared: '比较了什么',
  comparedText: (matching, total) =>
    `下表列出内核与模拟器双方都有、因而逐一比较过的数目，以及多少份实录没有记下这一项。虚拟时间里的 ${total} 次中，${matching} 次处处吻合；其余的在哪里与内核不同，都写在 tests/conformance/open.json 里，此外不许有别的不同。`,
  machine: '真实机器',
  virtualFamilies: {
    closes: '随机关闭，每条规则另有一例',
    'closed-windows': '关闭的窗口',
    handshakes: '握手',
    'large-transfers': '大块传输',
    programs: '各种程序',
    rules: '别处没有守住的规则',
    'second-connections': '第二条连接',
    'marks-and-largest-segments': '拥塞标记与小报文',
    'small-writes': '小块写入',
    transfers: '有丢失的传输',
    windows: '读得慢的程序',
    'without-sack': '一方没有 SACK',
  },
  counted: {
    segments: '报文',
    sackBlocks: 'SACK 块',
    windows: '窗口',
    states: '状态',
    calls: '调用',
    bytes: '调用的字节数',
  },
  without: (recordings) => `${recordings} 份未记`,
  matchOf: '吻合',
  kernels: '哪个内核',
  kernelsText: [
    '每份实录都写明它的内核。125 次关闭在 6.1、6.12、7.2 上各跑一遍，差别只在一个参数：6.15 之前没有 tcp_rto_max_ms，RTO 一直涨到 120 s，想设也没处设。',
    '6.18 之后另有三条新规则。有两条在关闭之前丢了数据才看得出来：SACK 攒到往返时间的三分之一再发，余量 10 µs；窗口受限之后，不再随上限一起放大。还有一条：SYN|ACK 第三次发送时，不再同意使用 ECN。在模拟器里，它们各是所属内核档案里一条有名字的规则。',
  ],
  not: '哪些不在此列',
  notText: [
    '别的内核会有不同，但不多。比如每秒 1000 个节拍时，定时器的取整方式就不一样。',
    '程序和中断要花多少时间，在这里是一个固定的小数值。繁忙的机器上并非如此，任何模拟器都无从得知。',
    'IPv6、精确 ECN 和网卡卸载不在范围之内。拥塞控制（reno 和 cubic）、RFC 3168 的 ECN 和路上的一台中间设备，只做到连接的结束会遇到的程度。',
    '时间戳选项的数值，实录里没有，不作比较。',
    '有些结果取决于几微秒之差（例如探测报文的回应比以往任何一次快还是慢），模拟器只给出其中一种。',
    '“教科书”模式不与任何东西对照：它就是书上的说法。',
  ],
  all: '全部实录',
  recording: '实录',
  under: '条件',
  segments: '报文',
  largest: '最大差异',
  result: '结果',
  match: '吻合',
  differs: '不吻合',
  missing: (n) => `仓库中缺少 ${n} 份实录。`,
  back: '全部实录',
  explained: (chapter) => `讲解见第 ${chapter} 章：`,
  previous: '上一份实录',
  next: '下一份实录',
  figure: '内核与模拟器，同一时间轴',
  legend: '实录与模拟画在同一条时间轴上：左右并排；屏幕窄时，一次看一张。',
  kernel: 'Linux',
  simulated: '模拟',
  matchLine: (largest) => `吻合：所有报文与内核时刻相差都不超过 ${largest} ms。`,
  looked: (segments, sackBlocks, windows, states, calls) =>
    `比较了 ${segments} 个报文、${windows} 个窗口、${sackBlocks} 个 SACK 块、${states} 个状态、${calls} 次调用。`,
  differLine: '这份实录不吻合：',
  segmentTable: '逐个报文',
  stateTable: '逐个状态',
  callTable: '逐次调用',
  host: '主机',
  segment: '报文',
  state: '状态',
  call: '调用',
  kernelTime: '内核，ms',
  simulatedTime: '模拟，ms',
  difference: '差异，ms',
  allowed: '允许，ms',
  lost: '丢失',
  stateNote: '内核的状态时刻来自采样：状态实际开始的时刻最多早 20 ms。',
  asked: '录制时的设定',
  askedNote: '链路、参数、程序和规则，录制程序与模拟器读到的完全相同。',
  data: '实录的 JSON 文件',
  recordedWith: (kernel, hz, until) => `录制于 Linux ${kernel}，每秒 ${hz} 个节拍；观察时长 ${until}。`,
  families: {
    clean: '没有丢失',
    fin1: '第一个 FIN 丢失',
    ack2: '它的确认丢失',
    'fin-wait-2': 'FIN-WAIT-2 持续多久',
    fin3: '第二个 FIN 丢失',
    ack4: '最后一个 ACK 丢失',
    simultaneous: '双方同时关闭',
    'server-first': '服务端先关闭',
    network: 'FIN 延迟或重复，以及同时丢失多个报文',
    data: '关闭前后的数据',
    settings: '套接字选项和系统参数',
    'time-wait': 'TIME-WAIT',
    others: '其他',
  },
  byRule: {
    kinds: { rst: 'RST', fin: 'FIN', data: '数据报文', ack: '对 FIN 的 ACK', any: '报文' },
    every: (what, host) => `${host}每个${gap(what)}${what}`,
    some: (what, nth, host) => `${host}第 ${nth} 个${gap(what)}${what}`,
    drop: (which) => `${which}丢失`,
    delay: (which, later) => `${which}迟到 ${later}`,
    mark: (which) => `${which}被打上 CE 标记`,
    duplicate: (which, later) => `${which}重复一次，相隔 ${later}`,
  },
  differences: {
    'segment-missing': (who, v) => `${who}的第 ${v.nth} 个报文（${v.segment}，${ms(v.t)}）在模拟中没有出现。`,
    'segment-extra': (who, v) =>
      `模拟的${who}在 ${ms(v.t)} 发出第 ${v.nth} 个报文（${v.segment}），内核没有发。`,
    'segment-differs': (who, v) =>
      `${who}的第 ${v.nth} 个报文：内核在 ${ms(v.t)} 发出 ${v.segment}，模拟在 ${ms(v.at)} 发出 ${v.simulated}。`,
    'segment-sack': (who, v) =>
      `${who}的第 ${v.nth} 个报文（${v.segment}，${ms(v.t)}）的 SACK 块：内核 ${v.kernel}，模拟 ${v.simulated}。`,
    'segment-window': (who, v) =>
      `${who}的第 ${v.nth} 个报文（${v.segment}，${ms(v.t)}）的窗口：内核 ${v.kernel}，模拟 ${v.simulated}。`,
    'segment-time': (who, v) =>
      `${who}的第 ${v.nth} 个报文（${v.segment}）：内核在 ${ms(v.t)} 发出，${off(v)}。`,
    'segment-wait': (who, v) =>
      `${who}的第 ${v.nth} 个报文（${v.segment}）：内核在${after(v)}发出，${off(v)}。`,
    'arrival-time': (who, v) =>
      `${who}的第 ${v.nth} 个报文（${v.segment}，${ms(v.t)}）：在内核那边路上用了 ${ms(v.waitMs)}，${off(v)}。`,
    state: (who, v) => `${who}经过的状态：内核 ${v.kernelPath}，模拟 ${v.simulatedPath}。`,
    'state-time': (who, v) => `${who}在内核中于 ${ms(v.t)} 处于 ${v.state}，${off(v)}。`,
    'state-wait': (who, v) => `${who}在内核中于${after(v)}处于 ${v.state}，${off(v)}。`,
    'call-missing': (who, v) => `${who}的第 ${v.nth} 次调用（${v.call}，${ms(v.t)}）在模拟中没有出现。`,
    'call-extra': (who, v) =>
      `模拟的${who}在 ${ms(v.t)} 有第 ${v.nth} 次调用（${v.call}），内核上的程序没有。`,
    'call-differs': (who, v) =>
      `${who}的第 ${v.nth} 次调用：内核在 ${ms(v.t)} 是 ${v.call}，模拟在 ${ms(v.at)} 是 ${v.simulated}。`,
    'call-time': (who, v) => `${who}的第 ${v.nth} 次调用（${v.call}）：内核在 ${ms(v.t)}，${off(v)}。`,
    'call-wait': (who, v) => `${who}的第 ${v.nth} 次调用（${v.call}）：内核在${after(v).trim()}，${off(v)}。`,
    'ends-early': (_who, v) => `模拟到 ${ms(v.t)} 就结束了，内核观察到 ${ms(v.until)}。`,
  },
};
