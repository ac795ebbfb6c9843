/** What a captured connection can be taken as: the files that need no scenario. */
import type { Trace } from '../../../sim/index.ts';
import { type Lang, loadWords } from '../../../words/index.ts';
import { offerDownloads } from '../take/offer-downloads.ts';

export const offerCapture = async (trace: Trace, button: HTMLElement, lang: Lang): Promise<void> =>
  offerDownloads(
    trace,
    { id: trace.scenario.about ?? 'capture', code: '', values: {} },
    {
      button,
      lang,
      words: await loadWords(lang, 'take'),
      only: ['pcapng', 'packetdrill', 'svg', 'png', 'csv'],
    },
  );
