import { cell } from 'last-ack';
import { pile } from './leak.ts';

export default cell({ run: () => ({ ...pile(), watch: 4 }) });
