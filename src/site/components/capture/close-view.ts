/** One captured connection: its close as a timeline, its waits by name, the chapter that explains it. */
import type { CaptureWords, ReaderWords } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import css from '../../cell/asked/views.css?inline';
import type { FromWorker } from './capture-messages.ts';
import { duration, element } from './make-element.ts';

type Result = Extract<FromWorker, { type: 'connection' }>;

/** Chapters by slug: address and title in the page's language. */
export type ChapterLinks = Record<string, { href: string; title: string }>;

/** What goes into the result's section. */
export const closeView = (
  { id, result, story, active, chapter, figure: drawing, table: events, left }: Result,
  links: ChapterLinks,
  { capture: words, reader: t }: { capture: CaptureWords; reader: ReaderWords },
  offer: (press: HTMLButtonElement) => Promise<void>,
): Node[] => {
  const { trace, place, rttMs, remarks, skipped } = result;
  const take = element('button', { type: 'button', className: 'la-press', textContent: t.take });
  take.addEventListener('click', () => offer(take));
  const twinPlace = element('section', { className: 'la-twin' });
  twinPlace.dataset.twin = String(id);
  const head = element(
    'div',
    { className: 'la-capture-head' },
    element('h2', { textContent: trace.scenario.about ?? '' }),
    take,
  );
  const said = [
    ...(rttMs === null ? [] : [t.place[place](duration(rttMs))]),
    ...remarks.map((r) => t.remarks[r]),
    ...(skipped + left > 0 ? [t.skipped(skipped + left)] : []),
  ];
  const figure = element('figure', { className: 'la-capture-result-box' });
  // Our own renderer's string: every text of the file in it is escaped there.
  figure.innerHTML = drawing;

  const chapterLink = (slug: typeof chapter): Node => {
    const link = links[slug];
    return link ? element('a', { href: link.href, textContent: link.title }) : document.createTextNode(slug);
  };
  const items = story.waits.map((wait) => {
    return element(
      'li',
      {},
      element('time', { textContent: t.waited(duration(wait.from), duration(wait.to), wait.side) }),
      words.waits[wait.code](wait.values) + t.aside[0],
      chapterLink(wait.chapter),
      t.aside[1],
    );
  });
  const never = story.ended === 'refused' || story.ended === 'unanswered';
  const explained = never
    ? document.createTextNode('')
    : active || trace.segments.some((s) => s.flags.includes('R'))
      ? element('p', {}, t.explains, chapterLink(chapter))
      : element('p', { textContent: t.notClosed });
  const table = element('div', {
    className: 'la-capture-scroll',
    tabIndex: 0,
    role: 'region',
    ariaLabel: t.table,
  });
  adoptStyles(css);
  table.innerHTML = events;
  return [
    head,
    element('p', { className: 'la-capture-answer', textContent: words.answer(story) }),
    element('p', { className: 'la-capture-note', textContent: said.join(' ') }),
    explained,
    figure,
    element('h3', { textContent: t.waits }),
    items.length > 0
      ? element('ol', { className: 'la-waits' }, ...items)
      : element('p', { textContent: t.noWaits }),
    element('details', {}, element('summary', { textContent: t.table }), table),
    twinPlace,
  ];
};
