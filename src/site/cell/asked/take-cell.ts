/** Opens the Take menu for a cell as it stands: values, faults and all. */
import { inLanguage, slugOf, type Text } from '../../../notebook/index.ts';
import { loadWords } from '../../../words/index.ts';
import { isEdited } from '../live/cell-state.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { loadSource } from '../live/live-modules.ts';
import { chartOfTable } from './chart-of-table.ts';

/** Whether this page is that chapter's own: only a chapter is published as a notebook, the playground is none. */
const onItsPage = (chapter: string): boolean => document.body.dataset.path === `/${slugOf(chapter)}/`;

/** Opens the menu of files that can be made of a cell as it stands; nothing where it shows nothing. */
export const takeCell = async (live: LiveCell): Promise<void> => {
  await live.settled();
  const shown = live.figures.pictures.find(Boolean);
  const table = live.figures.outputs.find((output) => output.kind === 'table');
  if (!shown && !table) return;
  const [{ offerDownloads }, { chartSvg }, takeWords, published] = await Promise.all([
    import('../../components/take/offer-downloads.ts'),
    import('../../components/take/chart-picture.ts'),
    loadWords(live.lang, 'take'),
    loadSource(live.chapter, live.id),
  ]);
  const { text, faults, values } = live.state;
  const code = isEdited(live.state) ? text!.code : published;
  const words = (text: Text): string => inLanguage(text, live.lang);
  const [name = '', other = ''] = shown?.labels.map(words) ?? [];
  const [trace, against] = shown?.traces ?? [];
  const chart = table && chartOfTable(table, live.lang);
  const rules = (trace?.scenario.rules ?? []).slice(0, faults.length);
  const taken = trace ?? {
    columns: table!.columns.map(words),
    rows: table!.rows.map((row) => row.map((entry) => (typeof entry === 'number' ? entry : words(entry)))),
    ...(chart && { svg: () => chartSvg(chart, words(table!.caption), live.lang) }),
  };
  offerDownloads(
    taken,
    { id: live.id, code, values, rules },
    {
      button: live.part('[data-do=take]'),
      ...(against ? { against, names: [name, other] as const } : {}),
      lang: live.lang,
      words: takeWords,
      ...(onItsPage(live.chapter)
        ? {
            chapter: {
              ipynb: `${document.body.dataset.base ?? '/'}notebooks/${slugOf(live.chapter)}.${live.lang}.ipynb`,
              md: 'index.md',
            },
          }
        : {}),
    },
  );
};
