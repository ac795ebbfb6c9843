/**
 * Short definitions on hover, focus and tap. One box for the page, in the top layer; Escape closes it and the pointer may
 * move into it (WCAG 1.4.13). A tap shows the definition first, and the definition links to the glossary.
 */
import { pathPrefix } from '../../words/lang.ts';
import { adoptStyles } from '../adopt-styles.ts';
import css from '../styles/definition.css?inline';
import { pageLang } from './page-lang.ts';

/** Under `''` the glossary itself. */
type Definitions = Record<string, [name: string, short: string]>;

let definitions: Promise<Definitions> | undefined;
const load = (): Promise<Definitions> => {
  const home = document.body.dataset.base ?? '/';
  definitions ??= fetch(`${home.slice(0, -1)}${pathPrefix(pageLang())}/glossary.json`).then((answer) => {
    if (!answer.ok) throw new Error(`glossary.json: ${answer.status}`);
    return answer.json() as Promise<Definitions>;
  });
  definitions.catch(() => {
    definitions = undefined;
  });
  return definitions;
};

adoptStyles(css);
const tip = document.createElement('div');
tip.id = 'la-definition';
tip.className = 'la-definition';
tip.popover = 'manual';
tip.setAttribute('role', 'tooltip');

let shownFor: HTMLAnchorElement | null = null;
let pending = 0;

const hide = (): void => {
  clearTimeout(pending);
  shownFor?.removeAttribute('aria-describedby');
  shownFor = null;
  if (tip.matches(':popover-open')) tip.hidePopover();
};

/** Below the word, or above it where there is no room; never outside the window. */
const place = (link: HTMLElement): void => {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(word.left, document.documentElement.clientWidth - width - 8));
  const below = word.bottom + 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${below + height > innerHeight ? word.top - height - 6 : below}px`;
};

const show = async (link: HTMLAnchorElement, withLink = false): Promise<void> => {
  if (shownFor === link) return;
  hide();
  shownFor = link;
  const all = await load().catch(() => null);
  const entry = all?.[link.dataset.laTerm ?? ''];
  if (!entry || shownFor !== link) return;
  const name = document.createElement('strong');
  name.textContent = entry[0];
  tip.replaceChildren(name, entry[1]);
  if (withLink) {
    const more = document.createElement('a');
    more.href = link.href;
    more.textContent = all?.['']?.[0] ?? '';
    tip.append(' ', more);
  }
  tip.showPopover();
  place(link);
  link.setAttribute('aria-describedby', tip.id);
};

const termOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-la-term]') : null;

/** Listens from now on, and answers the event that brought this script. */
export const termTips = (first: Event): void => {
  document.body.append(tip);
  const over = (event: Event): void => {
    const link = termOf(event.target);
    const { pointerType } = event as PointerEvent;
    if (link === null || pointerType === 'touch') return;
    clearTimeout(pending);
    pending = window.setTimeout(() => void show(link), 120);
  };
  const out = (event: PointerEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (tip.contains(to) || shownFor?.contains(to))) return;
    if (termOf(event.target) || tip.contains(event.target as Node)) {
      clearTimeout(pending);
      pending = window.setTimeout(() => {
        if (shownFor !== document.activeElement && !tip.matches(':hover')) hide();
      }, 150);
    }
  };
  document.addEventListener('pointerover', over);
  document.addEventListener('pointerout', out);
  document.addEventListener('focusin', (event) => {
    const link = termOf(event.target);
    if (link) void show(link);
    else if (!tip.contains(event.target as Node)) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shownFor) hide();
  });
  document.addEventListener('scroll', hide, { passive: true });
  let lastPointer = '';
  document.addEventListener('pointerdown', (event) => {
    lastPointer = event.pointerType;
    if (!termOf(event.target) && !tip.contains(event.target as Node)) hide();
  });
  document.addEventListener('click', (event) => {
    const link = termOf(event.target);
    if (link === null || ((event as PointerEvent).pointerType ?? lastPointer) !== 'touch') return;
    event.preventDefault();
    hide();
    void show(link, true);
  });
  if (first.type !== 'pointerover') {
    const link = termOf(first.target);
    if (link) void show(link, first.type === 'click');
  } else {
    lastPointer = (first as PointerEvent).pointerType;
    over(first);
  }
};
