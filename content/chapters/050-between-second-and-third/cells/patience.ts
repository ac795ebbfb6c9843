import { cell, close, option, select, sleep } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: {
    linger2: select({ label: 'TCP_LINGER2', options: [-1, 0, 2, 30], value: -1 }),
  },
  run: ({ linger2 }) => gap(60, [option('TCP_LINGER2', linger2), close()], [sleep(5000), close()]),
});
