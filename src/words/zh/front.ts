import type { FrontWords } from '../words.ts';

export const front: FrontWords = {
  close: {
    legend: '丢哪一个报文',
    prompt: '点一下四个报文中的一个。',
    choices: ['都不丢', '第一次挥手', '第二次挥手', '第三次挥手', '第四次挥手'],
    lines: [
      (o) =>
        `一个也没丢。服务端在自己 close() 之后 ${o.serverLived} 就结束了，客户端还要在 TIME-WAIT 里等 ${o.timeWait}。`,
      (o) =>
        `你丢了第一个。客户端又发了 ${o.again} 次，${o.clientLived} 之后放弃。服务端停在 ${o.serverState}，永远不会知道。`,
      (o) =>
        `你丢了第二个。客户端把 FIN 又发了 ${o.again} 次，${o.clientLived} 之后离开。服务端停在 ${o.serverState}。`,
      (o) =>
        `你丢了第三个。服务端又发了 ${o.again} 次，${o.serverLived} 之后放弃。客户端等了 ${o.clientLived}，什么也不会知道。`,
      (o) =>
        `你丢了最后一个。服务端把 FIN 又发了 ${o.again} 次，${o.serverLived} 之后离开。客户端每次都回答，一直待了 ${o.clientLived}。`,
    ],
    more: '为什么？',
    client: '客户端',
    server: '服务端',
    lostEachTime: (times) => `又发 ${times} 次`,
    setting: (retries) => `Linux，tcp_orphan_retries = ${retries}，每一份都丢`,
  },
  title: ['四次挥手，', '丢一次试试'],
  description:
    'TCP 连接如何结束，四次挥手的每个报文丢失后会发生什么：一本可以运行的笔记，模拟器就在你的浏览器里，行为与 Linux 6.18 一致。',
  come: '你遇到了什么？',
  chaptersTitle: '各章',
  parts: ['一个报文一个报文地看', '实际会遇到什么'],
  checked: '与 Linux 逐条核对',
  simulated: (kernel) =>
    `份真实内核（Linux ${kernel}）的实录，模拟器原样重现：每个报文、每次状态变化、每个错误码`,
  segments: '个报文逐一比对',
  median: '模拟与实录之间的时间差（中位数）',
  checkedText:
    '先有实录，比对规则也在写模拟器之前就定下了，没有任何数字是照着实录凑出来的。教科书和内核说法不一的地方，两种都讲，差别画成图。',
  checkedLink: '逐份查看实录与模拟',
  more: '自己动手',
  moreItems: [
    ['/playground/', '试验场', '一个大单元：写下你自己的两个程序和网络，也可以从站内任何单元开始。'],
    ['/capture/', '你的抓包', '打开你的 pcap 文件，把里面的关闭过程画出来看；文件不会离开你的电脑。'],
    ['/glossary/', '术语表', '十一个状态、管它们的参数，以及各种术语，一条一句话。'],
    ['/exercises/', '练习', '每章一个目标：修改一小段程序，直到它的运行达到目标。'],
    ['/api/', '单元 API', '单元里能写什么：步骤、规则、参数。'],
  ],
  notes: '不开 JavaScript 也能读，可以打印成讲义，访问过一次之后离线可用。不向任何地方发送任何东西。',
};
