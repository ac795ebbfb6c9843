/** Every word of the capture page, in both languages. */
import type { CaptureTrace, ChapterSlug } from '../../../export/index.ts';

export interface CaptureText {
  lead: string;
  stays: string;
  drop: string;
  choose: string;
  both: string;
  paste: string;
  pasteHint: string;
  pasteLabel: string;
  read: string;
  example: string;
  noScript: string;
  reading: (percent: number) => string;
  found: (connections: number, packets: number, frames: number) => string;
  noTcp: (frames: number) => string;
  empty: string;
  nothingPasted: string;
  other: (count: number, kind: string) => string;
  kinds: Record<string, string>;
  linesSkipped: (count: number) => string;
  place: Record<CaptureTrace['place'], (rtt: string) => string>;
  remarks: Record<CaptureTrace['remarks'][number], string>;
  skipped: (count: number) => string;
  client: string;
  server: string;
  waits: string;
  noWaits: string;
  explains: string;
  chapters: Record<ChapterSlug, string>;
  notClosed: string;
  table: string;
  take: string;
  failed: (message: string) => string;
}

const en: CaptureText = {
  lead: 'Open a capture of yours. Its TCP connections are listed; choose one, and its close is drawn as the figures of this site are, with the states both hosts went through and a name for each wait.',
  stays: 'Nothing leaves your browser: the file is read on this page and sent nowhere.',
  drop: 'Drop a .pcap or .pcapng here',
  choose: 'Choose files',
  both: 'Captures of both hosts, opened together, are joined: then every loss is certain instead of inferred.',
  paste: 'Or paste what tcpdump printed',
  pasteHint: 'The output of “tcpdump -n”, with or without -v, -e, -S, -ttt or -tttt.',
  pasteLabel: 'Text printed by tcpdump -n',
  read: 'Read the text',
  example: 'Try an example',
  noScript:
    'This page reads your capture with JavaScript, inside your browser. With JavaScript off it cannot.',
  reading: (p) => `Reading, ${p} %`,
  found: (c, p, f) => `${c} TCP ${c === 1 ? 'connection' : 'connections'} in ${p} packets of ${f}.`,
  noTcp: (f) => `There are ${f} packets in it, but no TCP this page can read.`,
  empty: 'The capture is whole, but there is no packet in it.',
  nothingPasted: 'There is nothing to read yet: paste the lines first.',
  other: (n, kind) => `${n} × ${kind}`,
  kinds: {
    'not IP': 'not IP',
    'not TCP': 'IP, but not TCP',
    'a later fragment': 'a later fragment of an IP packet',
    'cut too short': 'cut too short to hold a TCP header (capture with a longer snap length, tcpdump -s 0)',
    damaged: 'damaged',
  },
  linesSkipped: (n) => `${n} ${n === 1 ? 'line was' : 'lines were'} not understood and left out:`,
  place: {
    client: (rtt) => `Taken at the client; the round trip takes ${rtt}.`,
    server: (rtt) => `Taken at the server; the round trip takes ${rtt}.`,
    between: (rtt) => `Taken somewhere between the two; the round trip takes ${rtt}.`,
    both: (rtt) => `Taken at both ends and joined; the round trip takes ${rtt}.`,
  },
  remarks: {
    'rtt-unknown':
      'Nothing in the capture tells the round-trip time, so arrivals are drawn at the time of sending.',
    'no-handshake':
      'The capture begins after the handshake: who is the client is a guess by port number, and both hosts are taken to be ESTABLISHED.',
    'middle-skipped': 'The middle of this long connection is left out.',
    'times-estimated': 'Times at the far end are estimated as half a round trip away.',
    'losses-inferred': 'Losses are inferred from what was sent again and what was acknowledged.',
    'one-direction':
      'Only one direction was captured: what the other host sent, and whether anything reached it, is not known.',
    'arrival-unknown':
      'Of some segments the capture does not tell whether they arrived; they are drawn with a question mark, and not called lost.',
    'keep-alive':
      'Keep-alives are in it: they ask whether the other host is there, and are no data sent again.',
    'zero-window': 'A receiver’s window was closed for a while: what had to wait for it is not lost.',
    offloaded:
      'Some segments are larger than the network carries: the capture sees them before the network card splits them.',
  },
  skipped: (n) => `${n} packets of the bulk are not drawn.`,
  client: 'client',
  server: 'server',
  waits: 'The waits of this close',
  noWaits: 'No wait worth a name: everything here followed at once.',
  explains: 'The chapter that explains this close: ',
  chapters: {
    'four-segments': 'The four segments',
    'why-four': 'Why four?',
    'first-fin-lost': 'The first FIN is lost',
    'second-ack-lost': 'The second segment is lost',
    'between-second-and-third': 'Between the second and the third',
    'third-fin-lost': 'The third segment is lost',
    'fourth-ack-lost': 'The last ACK is lost',
    'simultaneous-close': 'Both close at once',
    'reset-instead-of-fin': 'A reset instead of a FIN',
  },
  notClosed: 'This connection neither closes nor resets inside the capture.',
  table: 'Every event, as a table',
  take: 'Take',
  failed: (m) => `The capture could not be read: ${m}. The page is fine; try another file.`,
};

const zh: CaptureText = {
  lead: '打开你的抓包文件，页面会列出其中的 TCP 连接。选一条，它的关闭过程就会像本站的图一样画出来：两端各经过哪些状态，每段等待是什么。',
  stays: '数据不会离开你的浏览器：文件只在这个页面里读取，不会发往任何地方。',
  drop: '把 .pcap 或 .pcapng 拖到这里',
  choose: '选择文件',
  both: '同时打开两端各自的抓包，页面会把它们合在一起：这样每个丢失都是确证，而不是推断。',
  paste: '或者粘贴 tcpdump 的输出',
  pasteHint: '“tcpdump -n”的输出，带不带 -v、-e、-S、-ttt、-tttt 都行。',
  pasteLabel: 'tcpdump -n 打印的文本',
  read: '读取文本',
  example: '试试例子',
  noScript: '这个页面用 JavaScript 在浏览器里读取抓包；关闭 JavaScript 时无法工作。',
  reading: (p) => `正在读取，${p} %`,
  found: (c, p, f) => `共 ${f} 个包，其中 ${p} 个属于 ${c} 条 TCP 连接。`,
  noTcp: (f) => `里面有 ${f} 个包，但没有本页能读的 TCP。`,
  empty: '文件完好，但里面一个包也没有。',
  nothingPasted: '还没有内容：请先粘贴几行。',
  other: (n, kind) => `${n} 个${kind}`,
  kinds: {
    'not IP': '不是 IP',
    'not TCP': '是 IP，但不是 TCP',
    'a later fragment': 'IP 分片中靠后的片',
    'cut too short': '被截得太短，放不下 TCP 头（抓包时请加长截取长度：tcpdump -s 0）',
    damaged: '已损坏',
  },
  linesSkipped: (n) => `有 ${n} 行看不懂，已略过：`,
  place: {
    client: (rtt) => `在客户端抓取；往返时间 ${rtt}。`,
    server: (rtt) => `在服务端抓取；往返时间 ${rtt}。`,
    between: (rtt) => `在两端之间的某处抓取；往返时间 ${rtt}。`,
    both: (rtt) => `两端都抓取并已合并；往返时间 ${rtt}。`,
  },
  remarks: {
    'rtt-unknown': '抓包里看不出往返时间，所以到达时刻画得与发出时刻相同。',
    'no-handshake': '抓包开始时连接已经建立：谁是客户端是按端口号猜的，两端都当作处于 ESTABLISHED。',
    'middle-skipped': '这条连接很长，中间部分没有画出。',
    'times-estimated': '对端的时刻是按半个往返时间估算的。',
    'losses-inferred': '丢失是根据重传和确认推断出来的。',
    'one-direction': '只抓到了一个方向的包：对方发了什么、有没有收到，都无从得知。',
    'arrival-unknown': '有几个报文是否到达，抓包里看不出来：图中标了问号，不算作丢失。',
    'keep-alive': '其中有保活探测（keep-alive）：它只问对端还在不在，不算重传。',
    'zero-window': '接收窗口曾经关闭过一段时间：等待窗口的数据并没有丢失。',
    offloaded: '有些报文比网络能承载的还大：抓包看到的是网卡拆分之前（或合并之后）的样子。',
  },
  skipped: (n) => `中间有 ${n} 个包没有画出。`,
  client: '客户端',
  server: '服务端',
  waits: '这次关闭中的等待',
  noWaits: '没有值得一提的等待：一步紧接一步。',
  explains: '解释这次关闭的章节：',
  chapters: {
    'four-segments': '四次挥手的过程',
    'why-four': '为什么挥手需要四次',
    'first-fin-lost': '第一次挥手丢失',
    'second-ack-lost': '第二次挥手丢失',
    'between-second-and-third': '第二次与第三次挥手之间',
    'third-fin-lost': '第三次挥手丢失',
    'fourth-ack-lost': '第四次挥手丢失',
    'simultaneous-close': '两端同时关闭',
    'reset-instead-of-fin': '不发 FIN，只发 RST',
  },
  notClosed: '在这份抓包里，这条连接既没有关闭，也没有被重置。',
  table: '全部事件的表格',
  take: '带走',
  failed: (m) => `没能读出这份抓包：${m}。页面没有问题，请换一个文件。`,
};

export const captureText = (lang: 'en' | 'zh'): CaptureText => ({ en, zh })[lang];
