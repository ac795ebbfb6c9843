import { cell, slider, table } from 'last-ack';

const label = { en: 'First local port', zh: '起始本地端口' };
const caption = {
  en: 'Connections to one address and port, closed by this side',
  zh: '连到同一地址和端口、由本机先关闭的连接',
};
const columns = [
  { en: 'local ports', zh: '本地端口数' },
  { en: 'each is taken for, s', zh: '每个占用，秒' },
  { en: 'connections a second, at most', zh: '每秒最多连接数' },
];
const perSecond = (from: number, s: number) => Math.floor((61_000 - from) / s);

export default cell({
  parameters: {
    firstPort: slider({ label, min: 1024, max: 60_000, value: 32_768 }),
    timeWaitS: slider({ label: 'TIME-WAIT', unit: 's', min: 1, max: 240, value: 60 }),
  },
  run: ({ firstPort, timeWaitS }) =>
    table(caption, columns, [[61_000 - firstPort, timeWaitS, perSecond(firstPort, timeWaitS)]]),
  facts: ({ firstPort, timeWaitS }) => ({ perSecond: perSecond(firstPort, timeWaitS) }),
});
