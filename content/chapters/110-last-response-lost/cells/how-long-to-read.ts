import { cell, close, column, recv, shutdown, slider, type Swept, sweep } from 'last-ack';
import { upload } from './still-writing.ts';

const label = { en: 'Pieces of the request', zh: '请求分几段' };
const worked = { en: 'calls to write() that succeed', zh: '成功的 write() 次数' };
const writes = ({ trace }: Swept) =>
  trace.app.filter(({ side, do: call, errno }) => side === 'client' && call === 'send' && !errno);

export default cell({
  parameters: { pieces: slider({ label, min: 3, max: 12, value: 8 }) },
  run: ({ pieces }) =>
    sweep({
      caption: { en: 'A client that writes on', zh: '一直在写的客户端' },
      over: { en: 'server reads on, times', zh: '服务端再读几次' },
      values: [0, 1, 2, 3, 4, 6, 12],
      run: (times) => {
        const reads = Array.from({ length: times }, () => recv());
        return upload(pieces, [], [shutdown('wr'), ...reads, close()]);
      },
      columns: [[worked, (run) => writes(run).length], column.lastError('client')],
    }),
});
