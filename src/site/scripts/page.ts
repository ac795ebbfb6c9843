/**
 * What every page needs before the reader does anything: a few hundred bytes. Search, definitions and the offer of an
 * update load when they are asked for.
 */
import '../components/cell/cell-element.ts';
import '../components/cell/tools-element.ts';
import { chapterMenu } from './chapter-menu.ts';
import { currentPart } from './current-part.ts';
import { keepPlaceOnLanguageSwitch } from './keep-place.ts';
import { rememberReading } from './reading-progress.ts';
import { registerOffline } from './register-offline.ts';
import { themeSwitch } from './theme-switch.ts';

const openSearch = async (): Promise<void> => (await import('./search-dialog.ts')).openSearch();
const isEditing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

themeSwitch();
chapterMenu();
currentPart();
rememberReading();
if (document.querySelector('[data-la-resume]'))
  void import('./resume-reading.ts').then((m) => m.resumeReading());
keepPlaceOnLanguageSwitch();
registerOffline();

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
const terms = async (event: Event): Promise<void> => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-la-term]')) return;
  const { pointerType } = event as PointerEvent;
  const tapped = event.type === 'click' && pointerType === 'touch';
  // A tap is answered by its click, so that it shows the definition instead of following the link.
  if (tapped) event.preventDefault();
  else if (event.type === 'click' || pointerType === 'touch') return;
  for (const kind of kinds) document.removeEventListener(kind, terms);
  (await import('./term-tips.ts')).termTips(event);
};
for (const kind of kinds) document.addEventListener(kind, terms);
