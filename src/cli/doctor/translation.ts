/** The two languages of a chapter side by side: what one has, the other has too, and the translation is of this English. */

import type { Chapter, ChapterText, Component, Heading, Place } from '../../chapter/build.ts';
import { inCommon } from '../../notebook/index.ts';
import { type Lang, languages } from '../../words/lang.ts';
import type { Finding } from './finding.ts';
import { nearest } from './nearest.ts';
import { fixedSections, fixedSectionsZh } from './sections.ts';
import { changedSections, sourceMark, versionWithMark } from './source-of-translation.ts';
import { isMeantForText } from './strays.ts';

const other = (lang: Lang): Lang => (lang === 'en' ? 'zh' : 'en');

const placeOf = ({ line, column }: Place): Place => ({ line, column });

/** What a component says about the run, the same in both languages: order of attributes and wording left out. */
function keyOf({ name, attributes }: Component): string {
  const said = Object.entries(attributes)
    .filter(([key]) => key !== 'question' && key !== 'title')
    .map(([key, { value }]) => `${key}=${JSON.stringify(value)}`)
    .sort();
  return `<${[name, ...said].join(' ')}>`;
}

/** Something both languages have in the same order. */
interface Landmark extends Place {
  /** Equal where the two say the same; texts differ, so of a heading it is the level and of a paragraph nothing. */
  same: string;
  heading?: Heading;
}
const compared = ['Cell', 'Predict', 'Fact', 'Exercise', 'Hint'];

/** Which of the last sections a heading begins. */
const sectionOf = ({ text }: Heading): number | null =>
  [fixedSections, fixedSectionsZh].map((names) => names.indexOf(text)).find((index) => index >= 0) ?? null;

function landmarksOf({ headings, components, links, prose, fences }: ChapterText): Landmark[] {
  const marks: Landmark[] = [
    ...headings.map((heading) => ({
      ...placeOf(heading),
      same: '#'.repeat(heading.depth) + (sectionOf(heading) ?? ''),
      heading,
    })),
    ...components
      .filter(({ name }) => compared.includes(name))
      .map((component) => ({ ...placeOf(component), same: keyOf(component) })),
    ...links.map((link) => ({ ...placeOf(link), same: link.url })),
    ...fences.map((fence) => ({ ...fence, same: '```' })),
    ...prose
      .filter(({ kind }) => kind === 'paragraph')
      .map((paragraph) => ({ ...placeOf(paragraph), same: '¶' })),
  ];
  return marks.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Headings in one language only, by what stands around them: between two places that both have. */
function* unlikeHeadings(en: Landmark[], zh: Landmark[]) {
  const same = (marks: Landmark[]) => marks.map((mark) => mark.same);
  let [i, j] = [0, 0];
  for (const [x, y] of [...inCommon(same(en), same(zh)), [en.length, zh.length] as const]) {
    const headings = (marks: Landmark[]) => marks.flatMap(({ heading }) => heading ?? []);
    const [a, b] = [headings(en.slice(i, x)), headings(zh.slice(j, y))];
    for (let k = 0; k < Math.max(a.length, b.length); k += 1) {
      yield { en: a[k], zh: b[k], next: { en: en[x]?.line, zh: zh[y]?.line } };
    }
    [i, j] = [x + 1, y + 1];
  }
}

/** Where the English text begins one of the last sections, the Chinese one begins the same, by its fixed name. */
function checkLastSection(a: Heading, zh: NonNullable<Chapter['zh']>, position: number): Finding[] {
  const b = zh.text.headings[position]!;
  const name = fixedSectionsZh[fixedSections.indexOf(a.text)];
  // One that is still English is told as not translated.
  if (name === undefined || b.text === name || b.text === a.text) return [];
  const what = `the section "${a.text}" is called "${b.text}" here`;
  return [{ file: zh.file, ...placeOf(b), what, right: `write ## ${name}, as in every chapter` }];
}

function checkHeadings(chapter: Chapter): Finding[] {
  const [en, zh] = [chapter.en!, chapter.zh!];
  const levels = (file: typeof en) => file.text.headings.map(({ depth }) => depth).join();
  if (levels(en) === levels(zh)) return en.text.headings.flatMap((a, i) => checkLastSection(a, zh, i));
  const counts = `en.mdx has ${en.text.headings.length} headings, zh.mdx ${zh.text.headings.length}`;
  const right = `give both texts the same headings in the same order (${counts}); links find a place by its position`;
  return [...unlikeHeadings(landmarksOf(en.text), landmarksOf(zh.text))].map((unlike): Finding => {
    const [a, b] = [unlike.en, unlike.zh];
    if (a && b) {
      const what = `the heading "${b.text}" has level ${b.depth} here, and "${a.text}" in ${en.file}:${a.line} has level ${a.depth}`;
      return { file: zh.file, ...placeOf(b), what, right };
    }
    const [has, lacks, heading, next] = a ? [en, zh, a, unlike.next.zh] : [zh, en, b!, unlike.next.en];
    return {
      file: lacks.file,
      line: next ?? lacks.source.trimEnd().split('\n').length,
      column: 1,
      what: `the heading "${heading.text}" of ${has.file}:${heading.line} is missing above this line`,
      right,
    };
  });
}

/** Components that carry meaning of the run: what one language shows or reads, the other does too. */
function checkSameComponents(chapter: Chapter): Finding[] {
  const findings: Finding[] = [];
  for (const lang of languages) {
    const [has, lacks] = [chapter[lang]!, chapter[other(lang)]!];
    const left = lacks.text.components.map(keyOf);
    for (const component of has.text.components) {
      if (!compared.includes(component.name)) continue;
      const key = keyOf(component);
      const at = left.indexOf(key);
      if (at >= 0) {
        left.splice(at, 1);
        continue;
      }
      const { id, cell, of, is } = component.attributes;
      const label = [id?.value, cell?.value, of?.value, is?.value].filter(Boolean).join(' ');
      findings.push({
        file: has.file,
        line: component.line,
        column: component.column,
        what: `<${component.name}> "${label}" is here and not in ${lacks.file}`,
        right: `write the same <${component.name}> there, or remove it here: both languages show and say the same`,
      });
    }
  }
  return findings;
}

function checkMark(chapter: Chapter, root: string): Finding[] {
  const [en, zh] = [chapter.en!, chapter.zh!];
  const entry = zh.text.frontMatter.find(({ key }) => key === 'source');
  const now = sourceMark(en.source);
  const repair = `translate what changed, then run: npm run fix -- ${chapter.slug} --translated`;
  if (!entry) {
    // A key that is nearly this one is a fault of the front matter already.
    if (zh.text.frontMatter.some(({ key }) => nearest(key, ['source']))) return [];
    return [
      {
        file: zh.file,
        ...zh.text.frontMatterAt,
        what: 'the translation does not say which English text it was made from',
        right: repair.replace('translate what changed', 'compare it with en.mdx'),
      },
    ];
  }
  if (entry.value === now) return [];
  const old = versionWithMark(root, en.file, String(entry.value));
  const changed = old === null ? [] : changedSections(old, en.source);
  const where = changed.length > 0 ? `; since then changed: ${changed.join(', ')}` : '';
  return [
    {
      file: zh.file,
      ...entry.at,
      what: `the translation is older than en.mdx (made from ${entry.value}, which is now ${now}${where})`,
      right: repair,
      wants: 'translation',
    },
  ];
}

/** @param beingWritten the English text has faults of its own: that the translation is older is then all to say of it */
export function checkTranslation(chapter: Chapter, root: string, beingWritten: boolean): Finding[] {
  for (const lang of languages) {
    if (chapter[lang] !== null) continue;
    // A text under a wrong name is told as that.
    if (chapter.others.some((file) => isMeantForText(file, lang))) return [];
    const there = chapter[other(lang)];
    return [
      {
        file: there?.file ?? chapter.path,
        line: 1,
        column: 1,
        what: there ? `${lang}.mdx is missing beside it` : 'the chapter has neither en.mdx nor zh.mdx',
        right: there
          ? `copy it to ${chapter.path}/${lang}.mdx and translate: every chapter is in English and Chinese`
          : 'write both, or remove the folder',
        ...(lang !== 'en' && { wants: 'translation' }),
      },
    ];
  }
  if (chapter.en!.text.faults.length > 0 || chapter.zh!.text.faults.length > 0) return [];
  const older = checkMark(chapter, root);
  if (beingWritten && older.length > 0) return older;
  // Where the English is newer, what the two have not in common is what is to be translated.
  const unlike = [...checkHeadings(chapter), ...checkSameComponents(chapter)];
  const waits = older[0]?.wants && { wants: older[0].wants };
  return [...unlike.map((one) => ({ ...one, ...waits })), ...older];
}
