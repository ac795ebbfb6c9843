import { at, cell, close, recv, select, send } from 'last-ack';
import { gap } from './closed.ts';

const after = {
  'a FIN in time': [at(3000, close())],
  'data in time': [at(3000, send(400)), at(4000, send(50)), close()],
  'a FIN too late': [at(8000, close())],
  'data too late': [at(8000, send(400)), at(9000, recv()), send(50), close()],
};
const options = {
  'a FIN in time': 'a FIN in time, at 3 s',
  'data in time': 'data in time, at 3 s',
  'a FIN too late': 'a FIN too late, at 8 s',
  'data too late': 'data too late, at 8 s',
};

export default cell({
  parameters: { arrives: select({ label: 'What arrives', options, value: 'data in time' }) },
  run: ({ arrives }) => gap(5, [close()], after[arrives]),
});
