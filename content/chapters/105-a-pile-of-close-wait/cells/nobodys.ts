import { cell, listing, momentAt, simulate } from 'last-ack';
import { pile } from './leak.ts';

export default cell({
  run: () => listing(pile(), 200_000),
  facts: () => {
    const { descriptors, 'accept queue': queue } = momentAt(simulate(pile()), 200_000);
    return { descriptors, queue };
  },
});
