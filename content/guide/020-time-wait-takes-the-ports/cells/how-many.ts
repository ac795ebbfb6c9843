import { cell, slider, table } from 'last-ack';

const seconds = 60;
const caption = { en: 'New connections to one address and port', zh: '连向同一“地址:端口”的新连接' };
const columns = [
  { en: 'ports', zh: '端口数' },
  { en: 'each taken for, s', zh: '每个占用，秒' },
  { en: 'a second, at most', zh: '每秒最多' },
];

export default cell({
  parameters: {
    ports: slider({
      label: { en: 'Ports a client may take', zh: '客户端可用的端口数' },
      min: 1000,
      max: 64_000,
      value: 28_232,
    }),
  },
  run: ({ ports }) => table(caption, columns, [[ports, seconds, Math.floor(ports / seconds)]]),
  facts: ({ ports }) => ({ ports, perSecond: Math.floor(ports / seconds) }),
});
