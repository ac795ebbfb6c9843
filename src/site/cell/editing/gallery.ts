/** The playground's cell takes on another cell's text, or a recording's scenario written as a cell. */
import { slugOf } from '../../../notebook/index.ts';
import { scenarioOfRecording } from '../../../sim/index.ts';
import { loadSource } from '../live/live-modules.ts';
import { loadRecording } from '../live/load-recording.ts';
import { hideNotice, showNotice } from '../live/notices.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import { editedOf } from './edited-cell.ts';

/** A scenario as the source of a cell: keys bare where they may be. */
const cellOfScenario = (id: string, scenario: object): string => {
  const body = JSON.stringify(scenario, null, 2)
    .replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:')
    .replace(/"([^"\\\n]*)"/g, (_, text: string) => `'${text.replaceAll("'", "\\'")}'`)
    .replaceAll('\n', '\n  ');
  return `import { cell } from 'last-ack';\n\n/** The scenario of the kernel recording ${id}. */\nexport default cell({\n  run: () => (${body}),\n});`;
};

/** @param choice `cell:CHAPTER/ID` or `recording:ID`, as the gallery has it */
export const putIntoPlayground = async (choice: string): Promise<void> => {
  const el = document.querySelector<CellElement>('la-cell')!;
  const cell = await editedOf(el);
  const [kind, name = ''] = choice.split(/:(.*)/s);
  let code: string;
  const [chapter = '', id = ''] = name.split('/');
  if (kind === 'cell') code = (await loadSource(chapter, id)).trimEnd();
  else code = cellOfScenario(name, scenarioOfRecording(await loadRecording(cell.live.base, name)));
  const giveBack = cell.toLesson();
  cell.setText({ code, sources: kind === 'cell' ? chapter : undefined });
  await cell.run();
  const t = cell.t;
  showNotice(el, {
    words: t.putIn(kind === 'cell' ? `${slugOf(chapter)} / ${id}` : name),
    buttons: [
      {
        label: t.undo,
        act: () => {
          hideNotice(el);
          void giveBack();
        },
      },
    ],
  });
};
