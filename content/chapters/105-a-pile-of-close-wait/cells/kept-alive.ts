import { cell, momentAt, option, overTime, simulate } from 'last-ack';
import { pile } from './leak.ts';

const alive = [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', 60)];
const { script } = pile().server;
export const keptAlive = { script: [...alive, ...script] };

export default cell({
  run: () => overTime(pile(keptAlive), ['server.CLOSE_WAIT', 'descriptors']),
  facts: () => ({ descriptors: momentAt(simulate(pile(keptAlive)), 300_000).descriptors }),
});
