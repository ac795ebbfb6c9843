/** The link to a cell as it stands, copied; with its code where that was changed. */
import { loadEditing, slugOf } from '../../../notebook/index.ts';
import { type EmbedWords, loadWords, pathPrefix } from '../../../words/index.ts';
import { saveFile } from '../../components/take/save-file.ts';
import { isEdited } from '../live/cell-state.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { cellsOf } from '../live/live-modules.ts';
import { showNotice } from '../live/notices.ts';

/** The address of the cell with what was turned, lost and written in it. */
const linkTo = async (live: LiveCell): Promise<string> => {
  const page = `${location.origin}${location.pathname}${await live.query()}`;
  if (!isEdited(live.state)) return `${page}#${live.el.id}`;
  const { writeCode } = await loadEditing();
  const { code = '', sources } = live.state.text ?? {};
  // The playground's text may import the cells of a chapter.
  const from = sources ? `${page.includes('?') ? '&' : '?'}sources=${sources}` : '';
  return page + from + (await writeCode(live.id, code));
};

/** A frame for another page, with the cell as it stands; none of code that was changed, which runs only where it was read first. */
const frameOf = async (live: LiveCell): Promise<string> => {
  const { base, chapter, id, lang, el } = live;
  const path = `${base.slice(0, -1)}${pathPrefix(lang)}/embed/${slugOf(chapter)}/${id}/`;
  const title = el.querySelector('.la-title')?.textContent ?? '';
  const high = Math.ceil((el.querySelector<HTMLElement>('.la-stage, .la-output')?.offsetHeight ?? 480) + 240);
  const frame = document.createElement('iframe');
  frame.src = `${location.origin}${path}${await live.query()}`;
  frame.title = title;
  frame.height = String(high);
  frame.loading = 'lazy';
  frame.style.cssText = 'border:0;width:100%';
  return `${frame.outerHTML}\n<script type="module" src="${location.origin}${base}embed.js"></script>`;
};

const copyFrame = async (live: LiveCell, words: EmbedWords): Promise<void> => {
  const frame = await frameOf(live);
  try {
    await navigator.clipboard.writeText(frame);
    live.speaker.now(words.copied);
    showNotice(live.el, { words: words.copied });
  } catch {
    showNotice(live.el, { words: `${words.copyFailed} ${frame}` });
  }
};

/** Copies the link and puts it into the address bar; says when it is too long, or when it could not be copied. */
export const shareCell = async (live: LiveCell): Promise<void> => {
  await live.settled();
  const { share: t, ...words } = await loadWords(live.lang, 'cell');
  const copied = live.moment ? words.copiedMoment : words.copied;
  const link = await linkTo(live);
  const { longestLink } = await loadEditing();
  if (link.length > longestLink) {
    const code = live.state.text?.code ?? live.el.original ?? '';
    showNotice(live.el, {
      kind: 'warn',
      words: t.long(link.length),
      buttons: [{ label: t.file, act: () => saveFile(`${live.id}.ts`, new Blob([`${code}\n`])) }],
    });
  }
  history.replaceState(null, '', link.slice(location.origin.length));
  const published = !isEdited(live.state) && (await cellsOf(live.chapter)).includes(live.id);
  const embed = published ? await loadWords(live.lang, 'embed') : null;
  const buttons = embed ? [{ label: embed.copy, act: () => void copyFrame(live, embed) }] : [];
  try {
    await navigator.clipboard.writeText(link);
    live.speaker.now(copied);
    if (link.length <= longestLink) showNotice(live.el, { words: copied, buttons });
  } catch {
    showNotice(live.el, { words: `${t.failed} ${link}`, buttons });
  }
};
