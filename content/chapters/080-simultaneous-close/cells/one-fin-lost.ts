import { cell, fins } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

export default cell({ run: () => closingTogether(0, fins('client', 1)) });
