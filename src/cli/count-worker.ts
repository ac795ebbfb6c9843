/** Counts parts of many runs in a thread of its own, one after the other. */
import { parentPort } from 'node:worker_threads';
import { countPart, type Part } from '../notebook/counting.ts';

parentPort!.on('message', (part: Part) => parentPort!.postMessage(countPart(part, () => false)));
