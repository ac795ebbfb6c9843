/**
 * What every page needs before the reader does anything: a few hundred bytes. Search, definitions and the offer of an
 * update load when they are asked for.
 */
import '../cell/waiting/cell-element.ts';
import '../cell/waiting/gallery-element.ts';
import '../cell/waiting/tools-element.ts';
import { chapterMenu } from './chapter-menu.ts';
import { currentPart } from './current-part.ts';
import { keepPlaceOnLanguageSwitch } from './keep-place.ts';
import { layOutLater } from './lay-out-later.ts';
import { tellOfMissingParts } from './missing-part.ts';
import { reading, rememberReading } from './reading-progress.ts';
import { registerOffline } from './register-offline.ts';
import { themeSwitch } from './theme-switch.ts';

/** Keys pressed while the dialog is on its way are the first letters of the query. */
const openSearch = async (): Promise<void> => {
  let typed = '';
  const keep = (event: KeyboardEvent): void => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', keep, true);
  const open = import('./search-dialog.ts')
    .then((module) => module.searchDialog())
    .finally(() => document.removeEventListener('keydown', keep, true));
  (await open)(typed || undefined);
};
/** Monaco's writing surface is a bare element with an EditContext: only its role says that one writes there. */
const isEditing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'));

tellOfMissingParts();
themeSwitch();
chapterMenu();
currentPart();
rememberReading();
// Nothing to resume at a first visit, and nothing to ask for.
if (document.querySelector('[data-la-resume]') && Object.keys(reading().chapters).length > 0)
  void import('./resume-reading.ts').then((m) => m.resumeReading());
keepPlaceOnLanguageSwitch();
layOutLater();
// Once the page is at rest. A page served by `astro dev` has no offline worker.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () => setTimeout(registerOffline, 1500));

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-la-search]')) void openSearch();
});
document.addEventListener('keydown', (event) => {
  const asked =
    (event.key === '/' && !isEditing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) ||
    (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey);
  if (!asked) return;
  event.preventDefault();
  void openSearch();
});

// The first rest on a word of the glossary brings the definitions; from then on their script listens by itself.
const kinds = ['pointerover', 'focusin', 'click'];
let pointer = '';
const terms = (event: Event): void => {
  const { target, type } = event;
  const link = target instanceof Element && target.closest('[data-la-term]');
  if (!link) return;
  if (type === 'pointerover') pointer = (event as PointerEvent).pointerType;
  // Before 2025 Safari's clicks did not say what clicked.
  const touch = ((event as PointerEvent).pointerType ?? pointer) === 'touch';
  // A tap is answered by its click, so that it shows the definition instead of following the link.
  if (type === 'click') {
    if (!touch) return;
    event.preventDefault();
  } else if (type === 'focusin' ? !link.matches(':focus-visible') : touch) return;
  for (const kind of kinds) document.removeEventListener(kind, terms);
  void import('./term-tips.ts').then((module) => module.termTips(event));
};
for (const kind of kinds) document.addEventListener(kind, terms);
