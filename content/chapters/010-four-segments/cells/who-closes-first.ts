import {
  cell,
  close,
  connect,
  figure,
  recv,
  recvUntilEof,
  type Scenario,
  select,
  send,
  sleep,
} from 'last-ack';

const upload: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [connect(), send(4000), sleep(300), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
};

const download: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [connect(), send(100), recvUntilEof(), sleep(100), close()] },
  server: { script: [recv(), send(4000), sleep(300), close()] },
};

export default cell({
  parameters: {
    transfer: select({
      label: { en: 'The transfer', zh: '传输方向' },
      options: ['upload', 'download'],
      labels: {
        upload: { en: 'upload', zh: '上传' },
        download: { en: 'download', zh: '下载' },
      },
      value: 'download',
    }),
  },
  run: ({ transfer }) =>
    figure(transfer === 'upload' ? upload : download, {
      caption: {
        en: 'Whoever has nothing more to send closes first, and keeps TIME-WAIT.',
        zh: '谁先没有数据可发，谁就先关闭，TIME-WAIT 也就归谁。',
      },
    }),
});
