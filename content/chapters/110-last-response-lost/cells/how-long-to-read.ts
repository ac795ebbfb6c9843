import { cell, close, column, recv, shutdown, slider, type Swept, sweep } from 'last-ack';
import { upload } from './still-writing.ts';

const worked = 'calls to write() that succeed';
const writes = ({ trace }: Swept) =>
  trace.app.filter(({ side, do: call, errno }) => side === 'client' && call === 'send' && !errno);

export default cell({
  parameters: { pieces: slider({ label: 'Pieces of the request', min: 3, max: 12, value: 8 }) },
  run: ({ pieces }) =>
    sweep({
      caption: 'A client that writes on',
      over: 'server reads on, times',
      values: [0, 1, 2, 3, 4, 6, 12],
      run: (times) => {
        const reads = Array.from({ length: times }, () => recv());
        return upload(pieces, [], [shutdown('wr'), ...reads, close()]);
      },
      columns: [[worked, (run) => writes(run).length], column.lastError('client')],
    }),
});
