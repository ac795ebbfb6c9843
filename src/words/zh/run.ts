import type { RunWords } from '../words.ts';

const hosts = { client: '客户端', server: '服务端' };

export const run: RunWords = {
  hosts,
  network: '网络',
  colon: '：',
  comma: '，',
  list: '、',
  semicolon: '；',
  fullStop: '。',
  aside: (words) => `（${words}）`,
  // 两个汉字之间不空格，调用名之前才空。
  moment: (who, what) => (who && /^\w/.test(what) ? `${who} ${what}` : `${who}${what}`),

  again: (times, by) => {
    const sender = by && { probe: '探测', rto: 'RTO', recovery: '快速' }[by];
    return `重传 ${times}${sender ? ` · ${sender}` : ''}`;
  },
  windowProbe: '零窗口探测',
  bytes: (n) => `${n} 字节`,

  gone: '套接字消失（CLOSED）',
  enters: (state, mini) => `进入 ${state}${mini ? '，只剩迷你套接字' : ''}`,
  notUsed: '没有采用收到的报文',
  armed: (timer) => `启动 ${timer}`,
  fired: (timer) => `${timer} 到时`,
  cancelled: (timer) => `停止 ${timer}`,
  lost: (segment) => `网络丢失 ${segment}`,
  secondCopy: (segment) => `又收到一份 ${segment}`,
  arrivalUnknown: (segment) => `${segment} 到没到，无从得知`,
  receives: (segment) => `收到 ${segment}`,
  sends: (segment) => `发送 ${segment}`,
  box: {
    name: '中间设备',
    drops: (segment) => `中间设备丢弃 ${segment}`,
    answers: (segment, host) => `中间设备以${hosts[host]}的名义发送 ${segment}`,
    enters: (state) => `中间设备把连接记为 ${state}`,
    forgetsIt: '中间设备忘掉这条连接',
  },
  lostMarks: { network: '← 丢失', box: '← 中间设备丢弃' },
  table: { caption: '全部事件，按时间排列；时间与图中一致', heads: ['毫秒', '位置', '发生了什么', '原因'] },

  summary: {
    calls: (host, call, time) => `${hosts[host]}在 ${time} 调用 ${call}`,
    boxForgets: (time) => `路上的中间设备在 ${time} 忘掉这条连接`,
    boxStops: (n, resets) =>
      `它拦下 ${n} 个报文${resets === 0 ? '' : resets === 1 ? '，回了一个 RST' : `，回了 ${resets} 个 RST`}`,
    fins: (host, n, lost) =>
      n === 1
        ? `${hosts[host]}的 FIN ${lost ? '丢失' : '送达'}`
        : `${hosts[host]}的 FIN 发出 ${n} 次${lost === n ? '，全部丢失' : lost ? `，丢失 ${lost} 次` : ''}`,
    resets: (host, n, lost) => {
      if (n === 1) return lost ? `${hosts[host]}的 RST 丢失` : `${hosts[host]}发送 RST`;
      return `${hosts[host]}发送 ${n} 个 RST${lost === n ? '，全部丢失' : lost ? `，丢失 ${lost} 个` : ''}`;
    },
    othersLost: (host, n) => `${hosts[host]}另有 ${n} 个报文丢失`,
    error: (host, error) => `${hosts[host]}得到错误 ${error}`,
    gone: (host, time, from) => `${hosts[host]}的套接字在 ${time} ${from ? `从 ${from} ` : ''}消失`,
    still: (host, state, time) => `${hosts[host]}到 ${time} 仍处于 ${state}`,
    stopped: '模拟提前停止',
  },

  differences: {
    names: ['前者', '后者'],
    segment: (host, flags, time) => `${hosts[host]}在 ${time} 发的 ${flags}`,
    list: (segments, more) => [...segments, ...(more > 0 ? [`另外 ${more} 个`] : [])].join('、'),
    onlyIn: (name, list) => `只有${name}有：${list}。`,
    fates: (n) => `${n} 个报文在一边送达、在另一边丢失。`,
    retransmissions: (host, a, inA, b, inB) => `${hosts[host]}重传次数：${a} ${inA}，${b} ${inB}。`,
    goneAt: (time) => `消失于 ${time}`,
    stillIn: (state) => `仍在 ${state}`,
    noSocket: '没有套接字',
    ends: (host, a, endA, b, endB) => `${hosts[host]}的结局：${a}${endA}，${b}${endB}。`,
    errors: (host, a, errorA, b, errorB) =>
      `${hosts[host]}的错误：${a} ${errorA ?? '无'}，${b} ${errorB ?? '无'}。`,
    largest: (time, segment) => `时间差最大的是${segment}：相差 ${time}。`,
  },
};
