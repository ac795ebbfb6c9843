/** Opens the Take menu for a cell as it stands: values, faults and all. */

import { inLanguage } from '../../../notebook/index.ts';
import type { LiveCell } from './live-cell.ts';
import { loadSource } from './live-modules.ts';

export const takeCell = async (live: LiveCell): Promise<void> => {
  await live.ready;
  const { shown } = live;
  if (!shown) return;
  const [{ offerDownloads }, published] = await Promise.all([
    import('../take/offer-downloads.ts'),
    loadSource(live.chapter, live.id),
  ]);
  const code =
    live.el.dataset.edited === undefined ? published : (live.part('.la-code code').textContent ?? published);
  const [trace, against] = shown.traces;
  const [name = '', other = ''] = shown.labels.map((label) => inLanguage(label, live.lang));
  const rules = (trace.scenario.rules ?? []).slice(0, live.faults.length);
  offerDownloads(
    trace,
    trace.scenario,
    { id: live.id, code, values: live.values, rules },
    {
      button: live.part('[data-do=take]'),
      ...(against ? { against, names: [name, other] as const } : {}),
      lang: live.lang,
    },
  );
};
