import { cell, slider, table } from 'last-ack';

export default cell({
  parameters: {
    firstPort: slider({
      label: { en: 'First local port', zh: '起始本地端口' },
      min: 1024,
      max: 60_000,
      value: 32_768,
    }),
    timeWaitS: slider({ label: 'TIME-WAIT', unit: 's', min: 1, max: 240, value: 60 }),
  },
  run: ({ firstPort, timeWaitS }) => {
    const ports = 60_999 - firstPort + 1;
    return table(
      {
        en: 'Connections to one address and port, closed by this side',
        zh: '连到同一地址和端口、由本机先关闭的连接',
      },
      [
        { en: 'local ports', zh: '本地端口数' },
        { en: 'each is taken for, s', zh: '每个占用，秒' },
        { en: 'connections a second, at most', zh: '每秒最多连接数' },
      ],
      [[ports, timeWaitS, Math.floor(ports / timeWaitS)]],
    );
  },
  facts: ({ firstPort, timeWaitS }) => ({
    perSecond: Math.floor((60_999 - firstPort + 1) / timeWaitS),
  }),
});
