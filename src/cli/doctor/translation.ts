/** The two languages of a chapter side by side: what one has, the other has too, and the translation is of this English. */
import type { Chapter, Lang } from './chapter-files.ts';
import { languages } from './chapter-files.ts';
import type { Finding } from './finding.ts';
import type { Component } from './parse-chapter.ts';
import { changedSections, sourceMark, versionWithMark } from './source-of-translation.ts';

const other = (lang: Lang): Lang => (lang === 'en' ? 'zh' : 'en');

/** What a component says about the run, the same in both languages: order of attributes and wording left out. */
function keyOf({ name, attributes }: Component): string {
  const said = Object.entries(attributes)
    .filter(([key]) => key !== 'question')
    .map(([key, { value }]) => `${key}=${JSON.stringify(value)}`)
    .sort();
  return `<${[name, ...said].join(' ')}>`;
}

function checkHeadings(chapter: Chapter): Finding[] {
  const [en, zh] = [chapter.en!, chapter.zh!];
  const count = Math.max(en.text.headings.length, zh.text.headings.length);
  for (let i = 0; i < count; i += 1) {
    const [a, b] = [en.text.headings[i], zh.text.headings[i]];
    if (a && b && a.depth === b.depth) continue;
    const [has, lacks, heading] = a && (!b || a.depth < b.depth) ? [en, zh, a] : [zh, en, b ?? a!];
    const stands = (lacks === zh ? b : a) ?? lacks.text.headings.at(-1);
    const counts = `en.mdx has ${en.text.headings.length} headings, zh.mdx ${zh.text.headings.length}`;
    return [
      {
        file: lacks.file,
        line: stands?.line ?? 1,
        column: 1,
        what:
          a && b
            ? `heading ${i + 1} has level ${lacks === zh ? b.depth : a.depth} here and level ${heading.depth} in ${has.file}:${heading.line}`
            : `the heading "${heading.text}" of ${has.file}:${heading.line} is missing here`,
        right: `give both texts the same headings in the same order (${counts}); links find a place by its position`,
      },
    ];
  }
  return [];
}

/** Components that carry meaning of the run: what one language shows or reads, the other does too. */
function checkSameComponents(chapter: Chapter): Finding[] {
  const findings: Finding[] = [];
  const compared = ['Cell', 'Predict', 'Fact'];
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
    },
  ];
}

export function checkTranslation(chapter: Chapter, root: string): Finding[] {
  for (const lang of languages) {
    if (chapter[lang] !== null) continue;
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
      },
    ];
  }
  if (chapter.en!.text.faults.length > 0 || chapter.zh!.text.faults.length > 0) return [];
  return [...checkHeadings(chapter), ...checkSameComponents(chapter), ...checkMark(chapter, root)];
}
