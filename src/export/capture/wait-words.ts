/** A wait in one sentence, in both languages. */
import type { Wait } from './waits.ts';

const time = (ms: number): string =>
  ms >= 10_000
    ? `${(ms / 1000).toFixed(1)} s`
    : ms >= 1000
      ? `${(ms / 1000).toFixed(2)} s`
      : `${Math.round(ms)} ms`;

type Words = { [Code in Wait['code']]: (v: Record<string, number>) => string };

const en: Words = {
  probe: (v) => `this wait is a tail loss probe: RTT ${time(v.rttMs!)} + ${v.floorMs} ms`,
  'probe-behind-data': (v) =>
    `this wait of ${time(v.waitMs!)} is a tail loss probe behind data: about twice the RTT of ${time(v.rttMs!)}`,
  rto: (v) => `this wait of ${time(v.waitMs!)} is a retransmission timeout (RTO), the first one`,
  'rto-after-probe': (v) =>
    `this wait of ${time(v.waitMs!)} is the RTO after the probe: the probe did not double it`,
  'rto-doubled': (v) => `this wait is the RTO, doubled: ${time(v.beforeMs!)} became ${time(v.waitMs!)}`,
  'delayed-ack': (v) =>
    `this ACK came ${time(v.waitMs!)} after what it acknowledges: a delayed ACK, waiting for data to ride on`,
  'close-wait': (v) => `CLOSE-WAIT: the program took ${time(v.waitMs!)} to close its own side`,
  'before-close': (v) => `nothing was sent for ${time(v.waitMs!)}; then the program closed`,
  'fin-wait-2-over': (v) =>
    `after ${time(v.waitMs!)} this host had given up FIN-WAIT-2 (tcp_fin_timeout), so what came late got a RST`,
  retransmission: (v) =>
    `sent again after ${time(v.waitMs!)}, which fits no timer of Linux with an RTT of ${time(v.rttMs!)}`,
};

const zh: Words = {
  probe: (v) => `这段等待是尾部丢失探测（TLP）：RTT ${time(v.rttMs!)} + ${v.floorMs} ms`,
  'probe-behind-data': (v) =>
    `等待 ${time(v.waitMs!)}，是跟在数据后面的尾部丢失探测，约为 RTT ${time(v.rttMs!)} 的两倍`,
  rto: (v) => `等待 ${time(v.waitMs!)}，是第一次重传超时（RTO）`,
  'rto-after-probe': (v) => `等待 ${time(v.waitMs!)}，是探测之后的 RTO；探测不会让它加倍`,
  'rto-doubled': (v) => `RTO 加倍：从 ${time(v.beforeMs!)} 变成 ${time(v.waitMs!)}`,
  'delayed-ack': (v) => `收到之后过了 ${time(v.waitMs!)} 才确认：延迟 ACK，想搭数据的便车`,
  'close-wait': (v) => `CLOSE-WAIT：程序过了 ${time(v.waitMs!)} 才关闭自己这一端`,
  'before-close': (v) => `静默 ${time(v.waitMs!)} 之后，程序关闭了连接`,
  'fin-wait-2-over': (v) =>
    `过了 ${time(v.waitMs!)}，这一端早已放弃 FIN-WAIT-2（tcp_fin_timeout），迟到的段只换来 RST`,
  retransmission: (v) =>
    `${time(v.waitMs!)} 之后重传；RTT 为 ${time(v.rttMs!)} 时，这与 Linux 的任何定时器都对不上`,
};

/** One sentence, without capital and full stop, so that it can follow a time. */
export const waitInWords = (wait: Wait, lang: 'en' | 'zh'): string =>
  ({ en, zh })[lang][wait.code](wait.values);
