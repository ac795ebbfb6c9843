import { type AnyCell, inLanguage, type ShownOutput } from '../../notebook/index.ts';
import { writeMark } from '../../render/index.ts';
import type { EmbedWords, LiveWords } from '../../words/index.ts';
import { countRuns } from '../cell/asked/count-runs.ts';
import { tableMarks } from '../cell/asked/table-marks.ts';
import { typeset } from '../typeset.ts';
import { LiveEmbed } from './live-embed.ts';

/** An embedded table or chart that answers. What it shows of many runs is counted in this thread, between two frames. */
export const startTable = (cell: AnyCell, words: EmbedWords, live: LiveWords): LiveEmbed =>
  new LiveEmbed(cell, words, async (embed, called, isLast) => {
    const show = async ([output]: ShownOutput[]): Promise<void> => {
      if (output?.kind !== 'table') return;
      const box = embed.part('.la-output')!;
      const open = box.querySelector<HTMLDetailsElement>('.la-numbers')?.open;
      box.innerHTML = tableMarks(output, embed.lang).map(writeMark).join('');
      const numbers = box.querySelector<HTMLDetailsElement>('.la-numbers');
      if (numbers && open !== undefined) numbers.open = open;
      embed.title(typeset(inLanguage(output.caption, embed.lang)), '');
    };
    const counted = await countRuns([called], {
      isLast,
      isEnough: () => false,
      // What was published was counted to the end: no less stands there meanwhile.
      show: async (some) => {
        if (embed.isTurned) await show(some);
      },
      tell: (share) => embed.note(live.counted(Math.floor(100 * share))),
    });
    if (!counted) return;
    await show(counted);
    embed.note('');
    embed.say(
      embed.part('.la-output .la-summary')?.textContent ?? embed.part('.la-title')?.textContent ?? '',
    );
  });
