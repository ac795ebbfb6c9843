import { cell } from 'last-ack';
import { race } from './race.ts';

export default cell({ run: () => race(30) });
