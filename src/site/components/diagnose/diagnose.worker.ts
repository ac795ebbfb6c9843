/** Reads pastes away from the page, so that ten megabytes leave it answering. The last one is kept, to be shown masked. */
import { type Paste, readPaste, reportOf } from '../../../diagnose/index.ts';
import type { FromWorker, ToWorker } from './diagnose-messages.ts';
import { examples } from './examples.ts';

const say = (message: FromWorker): void => self.postMessage(message);
let paste: Paste | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'text')
      paste = readPaste(data.text, (done, of) =>
        say({ type: 'progress', percent: Math.floor((100 * done) / of) }),
      );
    if (paste) say({ type: 'report', report: reportOf(paste, data.type === 'mask' && data.masked) });
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

// It starts before anything is pasted: what an engine compiles by the first hundred lines is compiled by then.
for (const text of Object.values(examples)) reportOf(readPaste(text()));
