import { type AnyCell, tracesOf } from '../../notebook/index.ts';
import { writeMark } from '../../render/index.ts';
import type { EmbedWords, FindingWords } from '../../words/index.ts';
import { drawTimeline } from '../cell/live/draw-timeline.ts';
import { loadRecording } from '../cell/live/load-recording.ts';
import { titleOf } from '../cell/live/title.ts';
import { href } from '../paths.ts';
import { LiveEmbed } from './live-embed.ts';

/** An embedded timeline that answers. @param finding what its title is made of */
export const startFigure = (cell: AnyCell, words: EmbedWords, finding: FindingWords): LiveEmbed =>
  new LiveEmbed(cell, words, async (embed, output, isLast) => {
    if (output.kind === 'table' || output.kind === 'tally') return;
    const { profile, faults, lang } = embed;
    const recording =
      output.kind === 'recording' ? await loadRecording(embed.base, output.recording) : undefined;
    if (!isLast()) return;
    const picture = tracesOf(output, { profile, faults, recording });
    const { figure, summary } = drawTimeline(picture, lang, { hrefOf: (slug) => href(`/${slug}/`, lang) });
    embed.part('.la-stage')!.innerHTML = writeMark(figure);
    embed.part('.la-summary')!.textContent = summary;
    const { title, also } = titleOf([output], [picture], faults, finding, lang);
    embed.title(title, also);
    embed.say(summary);
  });
