/** Writes the transcripts of cells: what a reader will see of a run, as text that a reviewer reads in the diff. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../chapter/build.ts';
import { Cache } from '../doctor/cached.ts';
import { CellRuns, type WantedRun } from '../doctor/run-cells.ts';
import { differencesOfTranscripts } from '../doctor/transcript-differences.ts';

export interface Change {
  /** `content/chapters/…/transcripts/lost-once.txt` */
  file: string;
  kind: 'new' | 'changed' | 'removed';
  /** What changed, in words. */
  words: string[];
}

/**
 * Brings transcripts up to date. `accept` is asked for each that would change; a new one and one without a cell are too.
 * Cells that fail are left to the doctor. Returns what was written and what was refused.
 */
export async function writeTranscripts(
  chapters: readonly Chapter[],
  root: string,
  accept: (change: Change) => boolean | Promise<boolean>,
): Promise<{ written: Change[]; refused: Change[] }> {
  const wanted = chapters.flatMap((chapter) =>
    chapter.cells.map((cell): WantedRun => ({ chapter, cell, values: {} })),
  );
  const runs = new CellRuns(root, new Cache(join(root, '.cache/doctor')));
  const outcomes = await runs.answer(wanted).finally(() => runs.close());
  const written: Change[] = [];
  const refused: Change[] = [];
  const decide = async (change: Change, doIt: () => void) => {
    if (await accept(change)) {
      doIt();
      written.push(change);
    } else refused.push(change);
  };
  for (const [i, { chapter, cell }] of wanted.entries()) {
    const outcome = outcomes[i]!;
    if (!outcome.ok) continue;
    const file = `${chapter.path}/transcripts/${cell.id}.txt`;
    const kept = chapter.transcripts.find(({ id }) => id === cell.id)?.source;
    if (kept === outcome.transcript) continue;
    const words = kept === undefined ? [] : differencesOfTranscripts(kept, outcome.transcript).words;
    await decide({ file, kind: kept === undefined ? 'new' : 'changed', words }, () => {
      mkdirSync(join(root, chapter.path, 'transcripts'), { recursive: true });
      writeFileSync(join(root, file), outcome.transcript);
    });
  }
  for (const chapter of chapters) {
    for (const { id, file } of chapter.transcripts) {
      if (chapter.cells.some((cell) => cell.id === id)) continue;
      await decide({ file, kind: 'removed', words: ['its cell is gone'] }, () => rmSync(join(root, file)));
    }
  }
  return { written, refused };
}
