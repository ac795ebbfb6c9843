import type { WhyNoEffect } from '../en/figure.ts';
import { grouped } from '../grouped.ts';
import type { FigureWords } from '../words.ts';

/** Four digits stand together in Chinese. */
const count = (n: number): string => grouped(n, 10_000);

const noEffectWhy: Record<WhyNoEffect, string> = {
  'one-route': '它让内核另寻路由，而这里只有一条路',
  'no-port-picked': '只有端口由内核挑选时才会用到它；这里的第二条连接要么用新端口，要么自己绑定端口',
  'memory-not-counted': '这里不统计整台机器的套接字占用的内存',
  'nothing-remembered': '这里的连接不把测得的数据留给下一条，每条都像设为 1 那样重新开始',
  'rack-always': 'Linux 6.18 总是按时间判断丢失（RACK），其中只有第 2、4 两个位值还有作用',
};

export const figure: FigureWords = {
  client: '客户端',
  server: '服务端',
  toScale: '按比例',
  before: (segments, time) => (segments === 0 ? `此前 ${time}` : `此前 ${segments} 个报文`),
  beforeShort: (segments) => (segments === 0 ? '此前' : `此前 ${segments} 个`),
  data: '数据',
  again: '重发',
  by: { probe: '探测', rto: 'RTO', recovery: '快速重传' },
  windowProbe: '零窗口探测',
  challenge: '质询',
  onlyHere: '仅此处有',
  timers: {
    rto: 'RTO',
    probe: '探测',
    'delayed-ack': '延迟 ACK',
    'zero-window-probe': '零窗口探测',
    reorder: '乱序等待',
    linger: 'SO_LINGER',
    keepalive: '保活',
    'user-timeout': '用户超时',
  },
  budget: (time) => `预算 ${time}`,
  gone: '消失',
  goneSilently: '悄然消失',
  budgetSpent: '预算用尽，悄然消失',
  gaveUp: '放弃，悄然消失',
  reset: '被复位',
  still: (time) => `${time} 后仍在`,
  waitsTitle: '这次关闭的几段等待',
  waited: (host, time) => `${host}，${time}：`,
  waits: {
    probe: (time) => `尾部丢失探测，定为 ${time}`,
    rto: (time) => `重传超时 ${time}`,
    'delayed-ack': (time) => `延迟 ACK，最多 ${time}`,
    'fin-wait-2': (time) => `FIN-WAIT-2 等对端的 FIN，最多 ${time}`,
    'time-wait': (time) => `TIME-WAIT 持续 ${time}`,
    linger: (time) => `close() 最多等 ${time}`,
    'close-wait': (time) => `CLOSE-WAIT：程序过了 ${time} 才关闭`,
  },
  flip: (name) => `看${name}`,
  truncated: (all, shown) => `共 ${count(all)} 个报文，多得画不下；这里是前 ${count(shown)} 个。`,
  truncatedEvents: (all, shown) =>
    `调用、状态和定时器共 ${count(all)} 项，多得画不下；这里是前 ${count(shown)} 项。`,
  truncatedAtOnce: (all) => `同一时刻有 ${count(all)} 个报文，多得画不下。`,
  truncatedRows: (all, shown) => `共 ${count(all)} 行，多得列不下；这里是前 ${count(shown)} 行。`,
  noEffect: (name, why) => `${name} 在这里不起作用：${noEffectWhy[why]}。`,
  stopped: (events) => `模拟到第 ${count(events)} 个事件时停止，之后的没有显示。`,
};
