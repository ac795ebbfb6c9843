import type { WhyNoEffect } from '../en/note.ts';
import { grouped } from '../grouped.ts';
import type { NoteWords } from '../words.ts';

/** Four digits stand together in Chinese. */
const count = (n: number): string => grouped(n, 10_000);

const noEffectWhy: Record<WhyNoEffect, string> = {
  'one-route': '它让内核另寻路由，而这里只有一条路',
  'no-port-picked': '只有端口由内核挑选时才会用到它；这里的第二条连接要么用新端口，要么自己绑定端口',
  'memory-not-counted': '这里不统计整台机器的套接字占用的内存',
  'nothing-remembered': '这里的连接不把测得的数据留给下一条，每条都像设为 1 那样重新开始',
  'accepted-at-once': '服务端不是围着 accept() 的循环时，每条连接都立即被接受',
  'rack-always': 'Linux 6.18 总是按时间判断丢失（RACK），其中只有第 2、4 两个位值还有作用',
};

export const note: NoteWords = {
  events: (all, shown) => `调用、状态和定时器共 ${count(all)} 项，多得画不下；这里是前 ${count(shown)} 项。`,
  atOnce: (all) => `同一时刻有 ${count(all)} 个报文，多得画不下。`,
  stopped: (events) => `模拟到第 ${count(events)} 个事件时停止，之后的没有显示。`,
  noEffect: (name, why) => `${name} 在这里不起作用：${noEffectWhy[why]}。`,
};
