import { at, cell, close, recv, select, send } from 'last-ack';
import { gap } from './closed.ts';

const after = {
  'a FIN in time': [at(3000, close())],
  'data in time': [at(3000, send(400)), at(4000, send(50)), close()],
  'a FIN too late': [at(8000, close())],
  'data too late': [at(8000, send(400)), at(9000, recv()), send(50), close()],
};
const label = { en: 'What arrives', zh: '到达的是' };
const options = {
  'a FIN in time': { en: 'a FIN in time, at 3 s', zh: '及时的 FIN（第 3 秒）' },
  'data in time': { en: 'data in time, at 3 s', zh: '及时的数据（第 3 秒）' },
  'a FIN too late': { en: 'a FIN too late, at 8 s', zh: '来晚的 FIN（第 8 秒）' },
  'data too late': { en: 'data too late, at 8 s', zh: '来晚的数据（第 8 秒）' },
};

export default cell({
  parameters: { arrives: select({ label, options, value: 'data in time' }) },
  run: ({ arrives }) => gap(5, [close()], after[arrives]),
});
