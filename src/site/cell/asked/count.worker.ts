/** Counts parts of many runs away from the page, which hands them over one by one. */
import { countPart, type Part } from '../../../notebook/counting.ts';

/** So long at a stretch, ms: what a page no longer wants is soon out of the way, however slow its runs are. */
const longest = 40;

self.addEventListener('message', ({ data }: MessageEvent<Part>) => {
  const until = performance.now() + longest;
  self.postMessage(countPart(data, () => performance.now() > until));
});
