/** The twin of a captured close: whether it fits, what it tells of the hosts, both side by side, and the way into the playground. */
import type { Finding } from '../../../export/index.ts';
import { loadLinks } from '../../../notebook/index.ts';
import type { TwinWords } from '../../../words/index.ts';
import type { FromWorker } from './capture-messages.ts';
import { element } from './make-element.ts';

type Told = Extract<FromWorker, { type: 'twin' }>['twin'];

/** Each of these alone explains that a host gave up, or that it sent a RST. */
const ALTERNATIVES: readonly (readonly Finding['code'][])[] = [
  ['orphan-retries', 'retries2', 'user-timeout'],
  ['linger-zero', 'unread-data'],
];
/** Settings and calls that a capture has to depend on for them to be told. */
const DEEP: readonly Finding['code'][] = [
  'orphan-retries',
  'retries2',
  'user-timeout',
  'fin-timeout-below',
  'fin-timeout-above',
  'shutdown',
  'close',
];

/** One finding in a sentence. */
const said = (words: TwinWords, finding: Finding): string =>
  (words.findings[finding.code] as (v: Finding) => string)(finding);

const findingItems = (words: TwinWords, findings: readonly Finding[]): HTMLLIElement[] => {
  const left = [...findings];
  const items: HTMLLIElement[] = [];
  for (const codes of ALTERNATIVES)
    for (const side of ['client', 'server']) {
      const some = left.filter((f) => f.side === side && codes.includes(f.code));
      if (some.length < 2) continue;
      for (const one of some) left.splice(left.indexOf(one), 1);
      const each = some.map((f) => element('li', { textContent: said(words, f) }));
      items.push(element('li', {}, words.oneOf, element('ul', {}, ...each)));
    }
  items.push(...left.map((f) => element('li', { textContent: said(words, f) })));
  if (findings.some((f) => f.code === 'stack')) items.push(element('li', { textContent: words.systemsNote }));
  if (!findings.some((f) => DEEP.includes(f.code))) items.push(element('li', { textContent: words.cannot }));
  return items;
};

/** `playground`: address of the page that opens cells. */
export const twinView = async (told: Told, words: TwinWords, playground: string): Promise<Node[]> => {
  const title = element('h3', { textContent: words.title });
  if (told.none !== undefined) return [title, element('p', { textContent: words.none[told.none] })];
  const { misfit, findings, figure, code } = told;
  const verdict = misfit ? `${words.misfit[misfit.code](misfit)} ${words.misfitWhy}` : words.fits;
  const box = element('figure', { className: 'la-capture-result-box' });
  // Our own renderer's string.
  box.innerHTML = figure;
  const { writeCode } = await loadLinks();
  const open = element('a', {
    className: 'la-press',
    href: playground + (await writeCode('scratch', code)),
    textContent: words.open,
  });
  return [
    title,
    element('p', { className: 'la-capture-note', textContent: words.lead }),
    element('p', { textContent: verdict }),
    element('h4', { textContent: words.findingsTitle }),
    element('ul', {}, ...findingItems(words, findings)),
    box,
    element('p', {}, open),
    element('p', { className: 'la-capture-note', textContent: words.openHint }),
  ];
};
