import {
  cell,
  close,
  closing,
  connect,
  recv,
  recvUntilEof,
  select,
  send,
  sleep,
} from 'last-ack';

const upload = {
  client: { script: [connect(), send(4000), sleep(300), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
};
const download = {
  client: { script: [connect(), send(100), recvUntilEof(), sleep(100), close()] },
  server: { script: [recv(), send(4000), sleep(300), close()] },
};

export default cell({
  parameters: {
    transfer: select({
      label: { en: 'The transfer', zh: '传输方向' },
      options: {
        upload: { en: 'upload', zh: '上传' },
        download: { en: 'download', zh: '下载' },
      },
      value: 'download',
    }),
  },
  run: ({ transfer }) => ({
    ...closing({ rttMs: 20 }),
    ...(transfer === 'upload' ? upload : download),
  }),
});
