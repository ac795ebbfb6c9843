/** The words of the pages under /conformance/, in both languages. */
import { type Difference, stateLabel, type TcpState } from '../sim/index.ts';
import type { Lang } from './paths.ts';

const ms = (value: string | number): string => `${Math.round(Number(value) * 100) / 100} ms`;
const sideZh = { client: '客户端', server: '服务端' } as const;

/** A difference in a sentence: the simulator's own in English, by its code in Chinese. */
export function differenceText({ code, side, values: v, sentence }: Difference, lang: Lang): string {
  if (lang === 'en') return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}.`;
  const who = sideZh[side];
  const off = `模拟${Number(v.errorMs) < 0 ? '早' : '晚'}了 ${ms(Math.abs(Number(v.errorMs)))}，允许 ${ms(v.allowedMs ?? 0)}`;
  switch (code) {
    case 'segment-missing':
      return `${who}的第 ${v.nth} 个报文（${v.segment}，${ms(v.t ?? 0)}）在模拟中没有出现。`;
    case 'segment-extra':
      return `模拟的${who}在 ${ms(v.t ?? 0)} 发出第 ${v.nth} 个报文（${v.segment}），内核没有发。`;
    case 'segment-differs':
      return `${who}的第 ${v.nth} 个报文：内核在 ${ms(v.t ?? 0)} 发出 ${v.segment}，模拟在 ${ms(v.at ?? 0)} 发出 ${v.simulated}。`;
    case 'segment-time':
      return `${who}的第 ${v.nth} 个报文（${v.segment}）：内核在 ${ms(v.t ?? 0)} 发出，${off}。`;
    case 'state':
      return `${who}经过的状态：内核 ${v.kernelPath}，模拟 ${v.simulatedPath}。`;
    case 'state-time':
      return `${who}在内核中于 ${ms(v.t ?? 0)} 处于 ${v.state}，${off}。`;
    case 'errors':
      return `${who}的程序得到的错误：内核 ${v.kernel}，模拟 ${v.simulated}。`;
  }
}

export const stateName = (state: TcpState): string => stateLabel(state);

const en = {
  lead: 'Every timeline on this site is computed. This page holds that computation against a real Linux kernel, close by close.',
  verdict: (matching: number, total: number) =>
    matching === total
      ? `All ${total} recorded closes match.`
      : `${matching} of ${total} recorded closes match; the others are marked below.`,
  errors: (p50: string, p95: string, largest: string) =>
    `Half of all segments leave within ${p50} ms of the kernel’s time, 95 in 100 within ${p95} ms; the largest difference is ${largest} ms. A tick of this kernel is 4 ms.`,
  command: 'The same comparison runs with the tests, and alone:',
  how: 'How the closes were recorded',
  howText: [
    'Two network namespaces on one machine, each with its own settings and its own TCP, joined by a relay. The relay adds half the round-trip time each way and loses, delays or duplicates the segments that a rule names. Nothing is synthetic: a lost segment was sent by the kernel and really vanished.',
    'The kernel is Linux 6.18.44 with 250 timer ticks a second. SACK, timestamps and window scaling are on unless a setting says otherwise; congestion control is reno, and nothing is remembered between connections.',
    'States are those the kernel lists for the socket, sampled at each packet and every 20 ms, so a short one can be missed. Each recording also notes the kernel’s tick counter at time zero, because Linux rounds long timers to slots of that counter.',
  ],
  rule: 'When a simulated close counts as matching',
  ruleText: [
    'Each direction has the same segments in the same order: flags (PSH aside), sequence and acknowledgement numbers, length, lost or not.',
    'Each side passes the same states; one shorter than 45 ms may be missing from either.',
    'The programs get the same errors.',
    'Each segment leaves within 12 ms of the kernel’s time, and each state is seen within 45 ms, plus the timer slot of the wait before it: nothing for waits up to 252 ms, then 32 ms up to 2 s, 256 ms up to 16 s, 2 s up to 129 s.',
  ],
  ruleNote:
    'The rule was written down before the simulator was. The simulator is told the scenario, the tick rate, the tick counter at zero and when recording stopped, and nothing else.',
  not: 'What we do not claim',
  notText: [
    'Other kernels differ. These are one version and one tick rate; 1000 ticks a second, for example, changes how timers round.',
    'How long a program or an interrupt takes is a fixed small value here. On a busy machine it is not, and no simulator can know it.',
    'Congestion control, ECN, IPv6, offloading and middle boxes are outside. The subject is the end of a connection.',
    'Where two outcomes hang on microseconds (a probe’s answer that is faster or slower than any before it), the simulator shows one of them.',
    'The textbook profile is not compared with anything: it is the account the books give.',
  ],
  all: 'The recordings',
  recording: 'Recording',
  under: 'What was set',
  segments: 'Segments',
  largest: 'Largest difference',
  result: 'Result',
  match: 'match',
  differs: 'differs',
  missing: (n: number) => `${n} ${n === 1 ? 'recording is' : 'recordings are'} missing from the repository.`,
  back: 'All recordings',
  explained: (chapter: number) => `explained in chapter ${chapter}: `,
  previous: 'Previous recording',
  next: 'Next recording',
  figure: 'Kernel and simulator on one axis',
  legend:
    'The kernel is drawn in full; the simulation is the thin line beside it. Where only one is visible, they coincide.',
  kernel: 'Linux',
  simulated: 'simulated',
  matchLine: (largest: string) => `Match: no segment is more than ${largest} ms from the kernel’s time.`,
  differLine: 'This recording does not match:',
  segmentTable: 'Segment by segment',
  stateTable: 'State by state',
  host: 'Host',
  segment: 'Segment',
  state: 'State',
  kernelTime: 'Kernel, ms',
  simulatedTime: 'Simulated, ms',
  difference: 'Difference, ms',
  allowed: 'Allowed, ms',
  lost: 'lost',
  stateNote: 'The kernel’s state times are samples: the state had begun up to 20 ms earlier.',
  asked: 'What was asked for',
  askedNote: 'Link, settings, programs and rules, as both the recorder and the simulator read them.',
  data: 'The recording as JSON',
  recordedWith: (kernel: string, hz: number, until: string) =>
    `Recorded on Linux ${kernel} at ${hz} ticks a second; watched for ${until}.`,
};

type Words = typeof en;

const zh: Words = {
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
    '状态是内核为该套接字列出的状态，每遇到一个报文就采样一次，此外每 20 ms 采样一次，所以很短的状态可能漏掉。每份实录还记下零时刻内核的节拍计数，因为 Linux 会把较长的定时器归入按这个计数划分的时间格。',
  ],
  rule: '怎样才算吻合',
  ruleText: [
    '每个方向上，报文相同、次序相同：标志位（PSH 除外）、序号、确认号、长度，以及是否丢失。',
    '双方经过的状态相同；短于 45 ms 的状态允许一方缺失。',
    '程序得到的错误相同。',
    '每个报文与内核时刻相差不超过 12 ms，每个状态不超过 45 ms，另加它之前那段等待所对应的时间格：等待不超过 252 ms 时为零，2 s 以内为 32 ms，16 s 以内为 256 ms，129 s 以内为 2 s。',
  ],
  ruleNote:
    '这条规则写在模拟器之前。模拟器只知道场景、节拍频率、零时刻的节拍计数和录制结束的时刻，此外一无所知。',
  not: '哪些不在此列',
  notText: [
    '别的内核会有不同。这里只有一个版本、一种节拍频率；比如每秒 1000 个节拍时，定时器的取整方式就不一样。',
    '程序和中断要花多少时间，在这里是一个固定的小数值。繁忙的机器上并非如此，任何模拟器都无从得知。',
    '拥塞控制、ECN、IPv6、网卡卸载和中间设备不在范围之内。这里讲的是连接如何结束。',
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
  legend: '内核画得完整，模拟是旁边的细线。只看见一条时，说明两者重合。',
  kernel: 'Linux',
  simulated: '模拟',
  matchLine: (largest) => `吻合：所有报文与内核时刻相差都不超过 ${largest} ms。`,
  differLine: '这份实录不吻合：',
  segmentTable: '逐个报文',
  stateTable: '逐个状态',
  host: '主机',
  segment: '报文',
  state: '状态',
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
};

export const conformanceText = (lang: Lang): Words => (lang === 'en' ? en : zh);
