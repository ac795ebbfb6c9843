/** The link to a cell as it stands, copied; with its code where that was changed. */
import { loadEditing } from '../../../notebook/index.ts';
import { saveFile } from '../../components/take/save-file.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { showNotice } from '../live/notices.ts';
import { cellText } from './cell-text.ts';

const words = {
  en: {
    long: (n: number) =>
      `The link has ${n} characters. Many chat programs cut links over 2,000: send the file instead.`,
    file: 'Save the file',
    failed: 'The browser did not let the page copy. The link is:',
  },
  zh: {
    long: (n: number) => `链接有 ${n} 个字符。许多聊天软件会截断超过 2000 个字符的链接，建议改发文件。`,
    file: '保存文件',
    failed: '浏览器不允许复制。链接是：',
  },
};

/** The address of the cell with what was turned, lost and written in it. */
const linkTo = async (live: LiveCell): Promise<string> => {
  const page = `${location.origin}${location.pathname}${await live.query()}`;
  if (live.el.dataset.edited === undefined) return `${page}#${live.el.id}`;
  const { writeCode } = await loadEditing();
  const { code } = await live.edited();
  const { sources } = live.el.dataset;
  // The playground's text may import the cells of a chapter.
  const from = sources ? `${page.includes('?') ? '&' : '?'}sources=${sources}` : '';
  return page + from + (await writeCode(live.id, code));
};

/** Copies the link and puts it into the address bar; says when it is too long, or when it could not be copied. */
export const shareCell = async (live: LiveCell): Promise<void> => {
  await live.settled();
  const t = words[live.lang];
  const link = await linkTo(live);
  const { longestLink } = await loadEditing();
  if (link.length > longestLink) {
    const { code } = await live.edited();
    showNotice(live.el, {
      kind: 'warn',
      words: t.long(link.length),
      buttons: [{ label: t.file, act: () => saveFile(`${live.id}.ts`, new Blob([`${code}\n`])) }],
    });
  }
  history.replaceState(null, '', link.slice(location.origin.length));
  try {
    await navigator.clipboard.writeText(link);
    live.say(cellText[live.lang].copied);
    if (link.length <= longestLink) showNotice(live.el, { words: cellText[live.lang].copied });
  } catch {
    showNotice(live.el, { words: `${t.failed} ${link}` });
  }
};
