/** What a report says, in the order of the questions of one who has the trouble; other findings folded below. */
import { linkOfAnswer, type Report } from '../../../diagnose/index.ts';
import { type DiagnoseWords, wordsAtHand } from '../../../words/index.ts';
import { element } from '../capture/make-element.ts';
import { type Around, answerView, saidOf } from './answer-view.ts';
import { countBars } from './count-bars.ts';

/** What the view asks of the page. */
export interface Acts {
  /** The paste, to be handed to the reader of captures. */
  text: () => string;
  /** Shows the same with or without addresses; null for an answer that came by a link. */
  mask: ((masked: boolean) => void) | null;
}

/** A run is made when one is opened. */
const others = ([, ...rest]: Report['diagnoses'], settings: Report['settings'], around: Around): Node[] => {
  if (rest.length === 0) return [];
  return [
    element('h3', { textContent: around.words.diagnose.alsoTitle }),
    ...rest.map((one) => {
      const summary = element('summary', { textContent: saidOf(one, around.words).is });
      const box = element('details', { className: 'la-diagnose-other' }, summary);
      box.addEventListener('toggle', () => box.append(...answerView(one, settings, around)), { once: true });
      return box;
    }),
  ];
};

/** Lines go to the other page inside this tab: never in an address. */
const handOver = ({ words, capture }: Around, text: Acts['text']): HTMLElement => {
  const link = element('a', {
    className: 'la-press',
    href: `${capture}#handed`,
    textContent: words.diagnose.capture,
  });
  link.addEventListener('click', () => sessionStorage.setItem('la-handed-lines', text().slice(0, 2_000_000)));
  return element('p', {}, link);
};

const unreadLines = ({ unread, unreadCount }: Report, t: DiagnoseWords): Node[] => {
  if (unreadCount === 0) return [];
  const items = unread.map(({ line, text }) =>
    element('li', {}, `${t.unreadLine(line)} `, ...(text ? [element('code', { textContent: text })] : [])),
  );
  if (unreadCount > unread.length)
    items.push(element('li', { textContent: t.unreadMore(unreadCount - unread.length) }));
  const summary = element('summary', { textContent: t.unreadTitle(unreadCount) });
  return [element('details', {}, summary, element('ul', {}, ...items))];
};

const tools = (report: Report, t: DiagnoseWords, mask: Acts['mask']): HTMLElement => {
  const share = element('button', { type: 'button', className: 'la-press', textContent: t.share });
  const said = element('span', { role: 'status' });
  share.addEventListener('click', async () => {
    const address = location.origin + location.pathname + linkOfAnswer(report.diagnoses[0]!, report.settings);
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = t.shared;
    } catch {
      said.replaceChildren(element('a', { href: address, textContent: address }));
    }
  });
  const box = element('input', { type: 'checkbox', checked: report.masked });
  box.addEventListener('change', () => mask?.(box.checked));
  return element(
    'div',
    { className: 'la-diagnose-tools' },
    ...(mask ? [element('label', { className: 'la-diagnose-mask' }, box, ` ${t.mask}`)] : []),
    share,
    said,
    ...(mask && report.masked ? [element('span', { textContent: t.masked })] : []),
  );
};

export const resultView = (report: Report, around: Around, { text, mask }: Acts): Node[] => {
  const t = around.words.diagnose;
  const first = report.diagnoses[0]!;
  const rests = first.lines.length > 0 ? t.lines(first.lines.join(wordsAtHand(around.lang).run.list)) : '';
  return [
    element('h2', { className: 'la-capture-answer', textContent: saidOf(first, around.words).is }),
    ...(rests ? [element('p', { className: 'la-capture-note', textContent: rests })] : []),
    ...(report.diagnoses.some(({ kind }) => kind === 'capture') ? [handOver(around, text)] : []),
    ...answerView(first, report.settings, around),
    ...countBars(report, t),
    ...others(report.diagnoses, report.settings, around),
    ...unreadLines(report, t),
    tools(report, t, mask),
  ];
};
