import type { TablesWords } from '../words.ts';

const sides = { client: '客户端', server: '服务端' };

export const tables: TablesWords = {
  rto: '关闭时的 RTO，毫秒',
  retransmissions: '重传次数',
  goneAfter: (side) => `${sides[side]}多久后消失，秒`,
  path: (side) => `${sides[side]}的路径`,
  lastError: (side) => `${sides[side]}得到的错误`,
  inState: (side, state) => `${sides[side]}在 ${state}，秒`,
  resets: 'RST 个数',
  callsAfterReset: (side) => `${sides[side]}此后的调用，依次为`,
  lossPercent: '丢包率，%',
  noLimit: '没有上限',
  nothing: '没有',
  waiting: '等待 accept()',
  descriptors: '已打开的描述符',
  stateAt: (state, side) => `${state}（${sides[side]}）`,
  overTime: '服务端随时间的变化',
  after: '经过，秒',
  nobody: '无',
  more: (n) => `另有 ${n} 个`,
  atMoment: (seconds) => `${seconds} 秒时的服务端`,
  port: '端口',
  process: '进程',
  loss: '丢包率',
  thinks: '服务端考虑',
  lost: (what) => `${what} 丢失次数`,
  clientCalls: '客户端调用',
  textbook: '教科书',
  simulated: '模拟',
  recorded: (kernel) => `实录（Linux ${kernel}）`,
};
