import { cell, lose } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

export default cell({
  run: () => closingTogether(0, [lose('client', { fin: true, nth: [1] })]),
});
