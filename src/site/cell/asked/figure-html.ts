/**
 * The block of one output: tabs, player, caption; what is only seen once a figure answers is made by its view. The same text at build and in the browser, so that an edited
 * cell looks like a published one. Every word of a stranger's is escaped here.
 */
import { inLanguage, type Language, type ShownOutput } from '../../../notebook/index.ts';
import { escapeText, writeMark } from '../../../render/index.ts';
import { type CellWords, wordsAtHand } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';
import { views } from '../live/views.ts';
import { tableMarks } from './table-marks.ts';

export interface Filling {
  timeline: string;
  summary: string;
}

/** @param id starts the ids inside; unique on the page */
export const outputHtml = (
  output: ShownOutput,
  filling: Filling | null,
  id: string,
  lang: Language,
  words: CellWords,
): string => {
  const t = { ...words, ...wordsAtHand(lang).live };
  if (output.kind === 'table')
    return `<section class="la-output">${tableMarks(output, lang).map(writeMark).join('')}</section>`;
  const tabs = views.map(
    (view, i) =>
      `<button type="button" role="tab" aria-selected="${i === 0}" tabindex="${i === 0 ? 0 : -1}" data-view="${view}">${t[view]}</button>`,
  );
  const button = (name: 'back' | 'forward') =>
    `<button type="button" class="la-icon la-icon-${name}" data-player="${name}" aria-label="${t[name]}"></button>`;
  const caption =
    output.caption === undefined
      ? ''
      : `<p class="la-caption">${escapeText(typeset(inLanguage(output.caption, lang)))}</p>`;
  return (
    `<section class="la-output">` +
    `<figure class="la-figure-box" aria-describedby="${id}-summary">` +
    `<div class="la-panel la-panel-timeline" role="tabpanel" data-panel="timeline"><div class="la-stage">${filling?.timeline ?? ''}</div></div>` +
    `<figcaption>${caption}<p class="la-summary" id="${id}-summary">${filling?.summary ?? ''}</p></figcaption></figure>` +
    `<fieldset class="la-bare" disabled><div class="la-figure-foot"><div class="la-player" role="group" aria-label="${t.moment}">` +
    `<span class="la-player-buttons"><button type="button" class="la-icon la-icon-play" data-player="play">${t.play}</button>${button('back')}${button('forward')}</span>` +
    `<input class="la-scrubber" type="range" min="0" max="1" value="0" step="1" aria-label="${t.moment}">` +
    `<label class="la-speed"><span class="la-hidden">${t.speed}</span><select data-player="speed"><option value="0.5">½×</option><option value="1" selected>1×</option><option value="2">2×</option><option value="4">4×</option></select></label>` +
    `<span class="la-act"></span></div>` +
    `<div class="la-views" role="tablist" aria-label="${t.views}">${tabs.join('')}</div></div><p class="la-moment">${output.kind === 'figure' ? t.hint : ''}</p></fieldset></section>`
  );
};

/** The block of an output that is still to be drawn. */
export const emptyHtml = (output: ShownOutput, id: string, lang: Language, words: CellWords): string =>
  output.kind === 'table'
    ? '<section class="la-output"></section>'
    : outputHtml(output, null, id, lang, words);
