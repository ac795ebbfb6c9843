/** Links inside the site, their anchors, and what pictures and links say to somebody who cannot see them. */
import type { Chapter, Lang, TextFile } from './chapter-files.ts';
import type { Finding } from './finding.ts';
import { nearest, rightName } from './nearest.ts';
import type { ChapterText } from './parse-chapter.ts';

/** Pages that are no chapters. The first is the front page. */
export const sitePages = ['/', '/glossary/', '/conformance/', '/playground/', '/capture/', '/api/'];

export interface SiteMap {
  /** Address without base and language → the anchors the doctor knows; null: not checked (a page made by code). */
  pages: Map<string, readonly string[] | null>;
}

/** Heading ids are those of the English text in both languages; each cell has `cell-ID`. */
export const anchorsOf = (chapter: Chapter): string[] => [
  ...(chapter.en?.text.headings.map(({ id }) => id) ?? []),
  ...chapter.cells.map(({ id }) => `cell-${id}`),
];

export const siteMap = (chapters: readonly Chapter[], terms: readonly string[] | null): SiteMap => ({
  pages: new Map<string, readonly string[] | null>([
    ...sitePages.map((page): [string, null] => [page, null]),
    ['/glossary/', terms],
    ...chapters.map((chapter): [string, string[]] => [`/${chapter.slug}/`, anchorsOf(chapter)]),
  ]),
});

const vague = new Set([
  'here',
  'click here',
  'this',
  'link',
  'this link',
  'read more',
  'more',
  '这里',
  '点击这里',
  '链接',
]);

function checkLink(
  url: string,
  chapter: Chapter,
  lang: Lang,
  map: SiteMap,
): { what: string; right: string; write?: string } | null {
  if (/^https:\/\/./.test(url) || /^mailto:/.test(url)) return null;
  if (/^http:\/\//.test(url)) {
    return {
      what: `the link ${url} is not encrypted`,
      right: `write ${url.replace('http:', 'https:')}`,
      write: url.replace('http:', 'https:'),
    };
  }
  if (url === '') return { what: 'the link leads nowhere', right: 'write its address in the parentheses' };
  const [address = '', anchor] = url.split('#');
  let path = address === '' ? `/${chapter.slug}/` : address;
  if (path.startsWith('../')) path = `/${path.slice(3)}`;
  if (!path.startsWith('/')) {
    return {
      what: `the link "${url}" is relative to nothing`,
      right: `write /SLUG/ for a chapter, #ANCHOR for this one, https://… for another site`,
    };
  }
  if (path.startsWith('/zh/')) {
    return {
      what: `the link "${url}" names a language`,
      right: `write ${url.replace('/zh/', '/')}: a link leads to the page in the reader's language`,
      write: url.replace('/zh/', '/'),
    };
  }
  const pages = [...map.pages.keys()];
  if (!map.pages.has(path)) {
    const slashed = path.endsWith('/') ? path : `${path}/`;
    return {
      what: `there is no page ${path}`,
      right: map.pages.has(slashed) ? `write ${slashed}` : rightName(path, pages, 'page'),
    };
  }
  const anchors = map.pages.get(path);
  if (anchor === undefined || !anchors || anchors.includes(anchor)) return null;
  const near = nearest(anchor, anchors);
  const own = lang === 'zh' ? ' (the ids of the English headings)' : '';
  return {
    what: `${path} has no anchor #${anchor}`,
    right: `${near ? `write #${near}; ` : ''}anchors${own}: ${anchors.join(', ')}`,
  };
}

export function checkLinks(
  file: TextFile & { text: ChapterText },
  chapter: Chapter,
  lang: Lang,
  map: SiteMap,
): Finding[] {
  const findings: Finding[] = [];
  const { links, images, components } = file.text;
  for (const { url, text, line, column } of links) {
    const fault = checkLink(url, chapter, lang, map);
    if (fault) {
      const { write, ...said } = fault;
      const fix = write && { found: `[${text}](${url}`, write: `[${text}](${write}` };
      findings.push({ file: file.file, line, column, ...said, ...(fix && { fix }) });
    }
    if (vague.has(text.trim().toLowerCase())) {
      findings.push({
        file: file.file,
        line,
        column,
        what: `the link text "${text}" says nothing on its own`,
        right: 'name the page it leads to: screen readers list links without their sentences',
      });
    }
  }
  for (const { url, alt, line, column } of images) {
    if (alt.trim() !== '') continue;
    findings.push({
      file: file.file,
      line,
      column,
      what: `the picture ${url} has no alternative text`,
      right: '![what it shows, in one sentence](…)',
    });
  }
  for (const { name, attributes, line, column } of components) {
    if (name !== 'img') continue;
    if (typeof attributes.alt?.value === 'string' && attributes.alt.value.trim() !== '') continue;
    findings.push({
      file: file.file,
      line,
      column,
      what: 'this <img> has no alternative text',
      right: 'alt="what it shows, in one sentence"',
    });
  }
  return findings;
}
