/** Links inside the site, their anchors, and what pictures and links say to somebody who cannot see them. */

import type { Chapter, ChapterText, Component, Image, TextFile } from '../../chapter/build.ts';
import type { Lang } from '../../words/lang.ts';
import type { Finding } from './finding.ts';
import { listed, nearest, onlyNear, rightName } from './nearest.ts';

export interface SiteMap {
  /** Address without base and language → its anchors; null: not checked (there is no glossary here). */
  pages: Map<string, readonly string[] | null>;
  /** Addresses of pictures that any page may show: `/favicon.svg`. */
  pictures: readonly string[];
}

/** Heading ids are those of the English text in both languages; each cell has `cell-ID`. */
const anchorsOf = (chapter: Chapter): string[] => [
  ...(chapter.en?.text.headings.map(({ id }) => id) ?? []),
  ...chapter.cells.map(({ id }) => `cell-${id}`),
];

export const siteMap = (
  chapters: readonly Chapter[],
  terms: readonly string[] | null,
  otherPages: ReadonlyMap<string, string[]>,
  pictures: readonly string[],
): SiteMap => ({
  pages: new Map<string, readonly string[] | null>([
    ...otherPages,
    ['/glossary/', terms],
    ...chapters.map((chapter): [string, string[]] => [chapter.address, anchorsOf(chapter)]),
    ...chapters
      .filter(({ exercises }) => exercises.length > 0)
      .map(({ slug, exercises }): [string, string[]] => [
        `/exercises/${slug}/`,
        exercises.map(({ id }) => id),
      ]),
  ]),
  pictures,
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

const isTop = (page: string) => page.split('/').length <= 3;
/** The site as a contributor has it open, or as it is named in examples: a reader's copy is elsewhere. */
const ownAddress = /^https?:\/\/(?:localhost|127\.0\.0\.1|last-ack\.example)(?::\d+)?(\/.*)?$/;
/** A cell's code, shared in an address. */
const sharedCode = /^code=1\./;

function checkLink(
  url: string,
  chapter: Chapter,
  lang: Lang,
  map: SiteMap,
): { what: string; right: string; write?: string } | null {
  const here = ownAddress.exec(url);
  if (here) {
    const write = (here[1] ?? '/').replace(/^\/zh\//, '/');
    return { what: `the link ${url} leads to one copy of this site`, right: `write ${write}`, write };
  }
  if (/^https:\/\/./.test(url) || /^mailto:/.test(url)) return null;
  if (/^http:\/\//.test(url)) {
    return {
      what: `the link ${url} is not encrypted`,
      right: `write ${url.replace('http:', 'https:')}`,
      write: url.replace('http:', 'https:'),
    };
  }
  if (url === '') return { what: 'the link leads nowhere', right: 'write its address in the parentheses' };
  // What a cell there is set to may stand before the anchor.
  const [address = '', anchor] = url.replace(/\?[^#]*/, '').split('#');
  let path = address === '' ? chapter.address : address;
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
  const pages = [...map.pages.keys()].filter(
    (page) => isTop(page) || path.startsWith('/conformance/'), // pages of single recordings: dozens
  );
  if (!map.pages.has(path)) {
    const near = onlyNear(path, pages);
    return {
      what: `there is no page ${path}`,
      right: rightName(path, pages, 'page'),
      ...(near && { write: url.replace(address, near) }),
    };
  }
  const anchors = map.pages.get(path);
  if (anchor === undefined || !anchors || anchors.includes(anchor) || sharedCode.test(anchor)) return null;
  const near = anchors.includes(`cell-${anchor}`) ? `cell-${anchor}` : nearest(anchor, anchors);
  const own = lang === 'zh' ? ' (the ids of the English headings)' : '';
  return {
    what: `${path} has no anchor #${anchor}`,
    right:
      anchors.length === 0
        ? `write ${path}: that page has no anchors`
        : `${near ? `write #${near}; ` : ''}anchors${own}: ${listed(anchor, anchors)}`,
  };
}

export function checkLinks(
  file: TextFile & { text: ChapterText },
  chapter: Chapter,
  lang: Lang,
  map: SiteMap,
): Finding[] {
  const findings: Finding[] = [];
  const { links, images, components, prose } = file.text;
  for (const { attributes, line, column, name } of components) {
    const href = name === 'a' ? attributes.href?.value : undefined;
    if (typeof href !== 'string' || /^(https:\/\/|mailto:)/.test(href)) continue;
    const what = `<a href="${href}"> is left as it is written: it has no base and no language`;
    findings.push({ file: file.file, line, column, what, right: `write [text](${href})` });
  }
  for (const { text, placeOf } of prose) {
    for (const match of text.matchAll(/\[([^\]]+)\]\[([^\]]*)\]/g)) {
      const what = `${match[0]} leads nowhere: there is no line [${match[2] || match[1]}]: ADDRESS`;
      findings.push({
        file: file.file,
        ...placeOf(match.index),
        what,
        right: `write [${match[1]}](ADDRESS)`,
      });
    }
  }
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
  const pictures = [
    ...images.map((image) => ({ ...image, beside: chapter.pictures.map((name) => `./${name}`) })),
    ...components.flatMap((component) => pictureOf(component) ?? []),
  ];
  for (const { url, alt, beside, line, column } of pictures) {
    const report = (what: string, right: string) =>
      findings.push({ file: file.file, line, column, what, right });
    const there = [...beside, ...map.pictures];
    if (!/^https:\/\/./.test(url) && !there.includes(url)) {
      const near = nearest(url, there);
      report(
        `there is no picture ${url}`,
        `${near ? `write ${near}, or ` : ''}put the file beside the text and write ![…](./NAME)`,
      );
    }
    if (alt.trim() === '') {
      report(`the picture ${url} has no alternative text`, '![what it shows, in one sentence](…)');
    }
  }
  return findings;
}

/** An `<img>` is HTML as it is: it can show only what the site serves under its own address. */
function pictureOf({ name, attributes, line, column }: Component): (Image & { beside: string[] }) | null {
  const text = (key: string) => (typeof attributes[key]?.value === 'string' ? attributes[key].value : '');
  return name === 'img' ? { url: text('src'), alt: text('alt'), beside: [], line, column } : null;
}
