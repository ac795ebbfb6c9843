/** What a captured connection can be taken as: the files that need no scenario. */
import type { Trace } from '../../../sim/index.ts';
import { offerDownloads } from '../take/offer-downloads.ts';

export const offerCapture = (trace: Trace, button: HTMLElement, lang: 'en' | 'zh'): void =>
  offerDownloads(
    trace,
    { id: trace.scenario.about ?? 'capture', code: '', values: {} },
    { button, lang, only: ['pcapng', 'packetdrill', 'svg', 'png', 'csv'] },
  );
