/** The sections with fixed names: what a chapter ends with, and what a question of the guide is made of. */

import type { ChapterText, TextFile } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';
import { nearest } from './nearest.ts';

/** The three sections each chapter ends with, in this order. */
export const lastSections = ['What you can now explain', 'On your own machine', 'Where this is written'];
/** The same in Chinese; translation.ts holds a text against them. */
export const lastSectionsZh = ['现在你能解释', '在你自己的机器上', '出处'];
/** The sections that each question of the guide is made of, in this order: whoever comes in a hurry reads the answer first. */
const guideSections = [
  'Whose fault it is',
  'The command that confirms it',
  'A run of it',
  'What helps',
  'What does not help',
];
const guideSectionsZh = ['是谁的错', '用什么命令确认', '跑一遍', '怎么办', '这些没有用'];
/** All that have a fixed name, side by side in both languages. */
export const fixedSections = [...lastSections, ...guideSections];
export const fixedSectionsZh = [...lastSectionsZh, ...guideSectionsZh];
const isQuestion = (file: string): boolean => file.startsWith('content/guide/');

/** The fixed sections an English text lacks: at the heading that was probably meant for one, or at the end. */
function missingSections({ file, text: { headings } }: TextFile & { text: ChapterText }): Finding[] {
  const wanted = isQuestion(file) ? guideSections : lastSections;
  const named = new Set(headings.filter(({ depth }) => depth === 2).map(({ text }) => text));
  const others = headings.filter(({ text }) => !wanted.includes(text) || !named.has(text));
  return wanted
    .filter((section) => !named.has(section))
    .map((section): Finding => {
      const near = nearest(
        section,
        others.map(({ text }) => text),
      );
      const heading = others.find(({ text }) => text === near);
      return {
        file,
        line: (heading ?? headings.at(-1))?.line ?? 1,
        column: 1,
        what: `the ${isQuestion(file) ? 'question' : 'chapter'} lacks the section "${section}"${heading ? `; this is "${'#'.repeat(heading.depth)} ${heading.text}"` : ''}`,
        right: heading
          ? `write ## ${section}`
          : `${isQuestion(file) ? 'write' : 'end with'} the sections ${wanted.map((name) => `"${name}"`).join(', ')}`,
      };
    });
}

/** The first section of a question that stands before one it should follow. */
function sectionsOutOfOrder({ file, text: { headings } }: TextFile & { text: ChapterText }): Finding[] {
  if (!isQuestion(file)) return [];
  const placed = headings.filter(({ text }) => guideSections.includes(text));
  const late = placed.find(({ text }, index) =>
    placed.slice(index + 1).some((next) => guideSections.indexOf(next.text) < guideSections.indexOf(text)),
  );
  if (!late) return [];
  return [
    {
      file,
      line: late.line,
      column: late.column,
      what: `the section "${late.text}" stands too early`,
      right: `the sections of a question are, in this order: ${guideSections.map((name) => `"${name}"`).join(', ')}`,
    },
  ];
}

export const checkSections = (file: TextFile & { text: ChapterText }): Finding[] => [
  ...missingSections(file),
  ...sectionsOutOfOrder(file),
];
