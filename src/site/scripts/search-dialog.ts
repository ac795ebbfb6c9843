/** Search in a dialog of our own over Pagefind's index of this language. Arrow keys move, Enter opens, Escape closes. */
import { loadWords, manners, type SiteWords } from '../../words/index.ts';
import { adoptStyles } from '../adopt-styles.ts';
import css from '../styles/search.css?inline';
import { wholeWords } from '../whole-words.ts';
import { queriesFor, withoutSpaces } from './chinese-search.ts';
import { type Answer, answersFrom } from './find-answers.ts';
import { pageLang } from './page-lang.ts';
import { oneSpelling } from './state-names.ts';

interface Part {
  title: string;
  url: string;
  excerpt: string;
}
interface Found {
  url: string;
  meta: { title?: string };
  excerpt: string;
  sub_results: Part[];
}
interface Pagefind {
  options(options: { baseUrl: string; excerptLength?: number }): Promise<void>;
  init(): Promise<void>;
  debouncedSearch(
    query: string,
    options?: object,
    waitMs?: number,
  ): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}

const base = document.body.dataset.base ?? '/';
const most = 8;
/** So many titles, questions and entries stand before the full text. */
const mostAnswers = 4;

let index: Promise<Pagefind> | undefined;
const load = (): Promise<Pagefind> => {
  index ??= (async () => {
    const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
    await pagefind.options({ baseUrl: base, excerptLength: manners[pageLang()].space ? 22 : 70 });
    await pagefind.init();
    return pagefind;
  })();
  index.catch(() => {
    index = undefined;
  });
  return index;
};

let answers: Promise<ReturnType<typeof answersFrom>> | undefined;
const loadAnswers = (): Promise<ReturnType<typeof answersFrom>> => {
  answers ??= (async () => {
    const list = await fetch(`${base}pagefind/answers.${pageLang()}.json`);
    if (!list.ok) throw new Error(`${list.url}: ${list.status}`);
    return answersFrom((await list.json()) as Answer[]);
  })();
  answers.catch(() => {
    answers = undefined;
  });
  return answers;
};

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/** Pagefind's excerpt is text with `<mark>` around the words found; only those marks are taken over. */
const excerpt = (html: string): HTMLParagraphElement => {
  const line = element('p');
  for (const [place, piece] of withoutSpaces(html)
    .split(/<mark>(.*?)<\/mark>/)
    .entries()) {
    // Inside `<body>`, for a space before it would be dropped.
    const text = new DOMParser().parseFromString(`<body>${piece}`, 'text/html').body.textContent ?? '';
    line.append(place % 2 === 1 ? element('mark', {}, text) : text);
  }
  return line;
};

const answerOf = ({ title, url, text }: Answer): HTMLLIElement =>
  element('li', {}, element('a', { href: url }, ...wholeWords(title)), element('p', {}, ...wholeWords(text)));

/** `known`: addresses that stand above already. */
const resultOf = (found: Found, known: Set<string>): HTMLLIElement => {
  const link = (url: string, title: string): HTMLAnchorElement =>
    element('a', { href: url }, ...wholeWords(withoutSpaces(title)));
  const parts = found.sub_results.filter(({ url }) => url !== found.url && !known.has(url)).slice(0, 3);
  const item = element('li', {}, link(found.url, found.meta.title ?? found.url));
  if (parts.length === 0) item.append(excerpt(found.excerpt));
  else {
    item.append(
      element(
        'ul',
        {},
        ...parts.map((part) => element('li', {}, link(part.url, part.title), excerpt(part.excerpt))),
      ),
    );
  }
  return item;
};

const make = (t: SiteWords): { dialog: HTMLDialogElement; input: HTMLInputElement } => {
  adoptStyles(css);
  const input = element('input', {
    type: 'search',
    id: 'la-search-input',
    placeholder: t.searchPlaceholder,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': t.search,
    'aria-controls': 'la-search-results',
  });
  const close = element('button', { type: 'button', class: 'la-tool' }, t.close);
  const status = element('p', { class: 'la-search-status', role: 'status' }, t.searchHint);
  const list = element('ol', { id: 'la-search-results', class: 'la-search-results' });
  const dialog = element(
    'dialog',
    { class: 'la-search', 'aria-label': t.search },
    element('div', { class: 'la-search-bar' }, input, close),
    status,
    list,
  );

  let asked = 0;
  const search = async (): Promise<void> => {
    const query = input.value.trim();
    asked += 1;
    const mine = asked;
    if (query === '') {
      list.replaceChildren();
      status.textContent = t.searchHint;
      return;
    }
    try {
      const first = (await loadAnswers())(query, mostAnswers);
      const pagefind = await load();
      let answer: Awaited<ReturnType<Pagefind['debouncedSearch']>> = null;
      for (const form of queriesFor(oneSpelling(query), pageLang())) {
        answer = await pagefind.debouncedSearch(form, {}, 120);
        if (answer === null || mine !== asked) return;
        if (answer.results.length > 0) break;
      }
      if (answer === null) return;
      const found = await Promise.all(answer.results.slice(0, most).map((result) => result.data()));
      if (mine !== asked) return;
      const known = new Set(first.map(({ url }) => url));
      list.replaceChildren(
        ...first.map(answerOf),
        ...found.filter(({ url }) => !known.has(url)).map((one) => resultOf(one, known)),
      );
      status.textContent =
        found.length + first.length === 0
          ? `${t.searchNone}${manners[pageLang()].space}“${query}”`
          : t.searchCount(list.children.length);
    } catch {
      list.replaceChildren();
      status.textContent = t.searchFailed;
    }
  };
  input.addEventListener('input', () => void search());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    // The dialog itself is hit only outside its content: a click on the backdrop.
    if (event.target === dialog) dialog.close();
    // A result on this very page only changes the hash, so the dialog must leave by itself.
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const go = (to: number): void => {
      event.preventDefault();
      (to < 0 ? input : links[Math.min(to, links.length - 1)])?.focus();
    };
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp' && at >= 0) go(at - 1);
    else if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
  });
  document.body.append(dialog);
  return { dialog, input };
};

let coming: Promise<ReturnType<typeof make>> | undefined;

/** @returns what opens the dialog with the cursor in its field: after `query`, or with what was asked last selected */
export const searchDialog = async (): Promise<(query?: string) => void> => {
  coming ??= loadWords(pageLang(), 'site').then(make);
  // What has not come is asked for again at the next press.
  coming.catch(() => {
    coming = undefined;
  });
  const made = await coming;
  return (query) => open(made, query);
};

const open = (made: ReturnType<typeof make>, query?: string): void => {
  void load().catch(() => {});
  void loadAnswers().catch(() => {});
  if (!made.dialog.open) made.dialog.showModal();
  made.input.focus();
  if (query === undefined) {
    made.input.select();
    return;
  }
  made.input.value = query;
  made.input.dispatchEvent(new Event('input'));
};
