/** The chapters on disk, folders `content/chapters/NNN-slug` with their texts, cells and transcripts; and in the same shape the questions of the guide, `content/guide/NNN-slug`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { slugOf } from '../notebook/index.ts';
import { type Lang, languages } from '../words/lang.ts';
import { isPicture } from './is-picture.ts';
import { type ChapterText, parseChapter } from './parse-chapter.ts';
import { translationFile } from './translations.ts';

export interface TextFile {
  /** Relative to the repository. */
  file: string;
  source: string;
}
export interface CellFile extends TextFile {
  id: string;
}
export interface ChapterFile extends TextFile {
  text: ChapterText;
}
/** What lies in `exercises/ID/`: null where one of the three is missing. */
export interface ExerciseFiles {
  id: string;
  /** `content/chapters/030-first-fin-lost/exercises/leave-early` */
  path: string;
  /** The cell that the reader begins with; its id is the exercise's. */
  start: CellFile | null;
  solution: CellFile | null;
  /** What its run has to reach. */
  goal: CellFile | null;
}
/** By language its text: null where the language is missing. */
export interface Chapter extends Record<Lang, ChapterFile | null> {
  /** `030-first-fin-lost` */
  folder: string;
  /** `first-fin-lost`; of no other chapter or question. */
  slug: string;
  /** Its page, without base and language: `/first-fin-lost/`, `/guide/close-wait-piles-up/`. */
  address: string;
  /** `content/chapters/030-first-fin-lost` */
  path: string;
  cells: CellFile[];
  /** What the cells say in other languages: `zh.words.json`, where it is there. */
  translations: Partial<Record<Lang, TextFile>>;
  transcripts: CellFile[];
  exercises: ExerciseFiles[];
  /** Names of the pictures beside the texts. */
  pictures: string[];
  /** What else lies in the folder, relative to it; hidden files are left out. */
  others: string[];
}

/** A chapter's text for readers of a language: where it waits for its translator, the source's; null: there is neither. */
export const textFor = (chapter: Chapter, lang: Lang): ChapterFile | null =>
  chapter[lang] ?? chapter[languages[0]];

/** Where they lie, and where their pages stand. */
const shelves = { chapters: '/', guide: '/guide/' };
type Shelf = keyof typeof shelves;
const pathOf = (shelf: Shelf): string => `content/${shelf}`;
const cells = (root: string, path: string, ending: string): CellFile[] =>
  existsSync(join(root, path))
    ? readdirSync(join(root, path))
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => ({
          id: name.slice(0, -ending.length),
          file: `${path}/${name}`,
          source: readFileSync(join(root, path, name), 'utf8'),
        }))
    : [];

const exercisesIn = (root: string, path: string): ExerciseFiles[] =>
  foldersIn(join(root, path, 'exercises')).map((id): ExerciseFiles => {
    const folder = `${path}/exercises/${id}`;
    const own = cells(root, folder, '.ts');
    const file = (name: string): CellFile | null => {
      const found = own.find((cell) => cell.id === name);
      return found ? { ...found, id } : null;
    };
    return { id, path: folder, start: file('start'), solution: file('solution'), goal: file('goal') };
  });

/** What of an exercise is there. */
export const exerciseFiles = ({ exercises }: Chapter): CellFile[] =>
  exercises.flatMap(({ start, solution, goal }) => [start, solution, goal].filter((file) => file !== null));

/** Names of the pictures that lie in a folder. */
export const picturesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter(isPicture) : [];

function readText(root: string, file: string): ChapterFile | null {
  if (!existsSync(join(root, file))) return null;
  const source = readFileSync(join(root, file), 'utf8');
  return { file, source, text: parseChapter(source) };
}

/** The chapter or question that an argument names: `half-close`, its folder, or a path into it as a shell completes it. */
export const slugIn = (argument: string): string =>
  argument
    .replace(/^(.*\/)?content\/(?:chapters|guide)\//, '')
    .replace(/\/.*$/, '')
    .replace(/^\d{3}-/, '');

export function readChapter(root: string, folder: string, shelf: Shelf = 'chapters'): Chapter {
  const path = `${pathOf(shelf)}/${folder}`;
  return {
    folder,
    slug: slugOf(folder),
    address: `${shelves[shelf]}${slugOf(folder)}/`,
    path,
    ...(Object.fromEntries(languages.map((lang) => [lang, readText(root, `${path}/${lang}.mdx`)])) as Record<
      Lang,
      ChapterFile | null
    >),
    cells: cells(root, `${path}/cells`, '.ts'),
    translations: Object.fromEntries(
      languages.slice(1).flatMap((lang) => {
        const file = `${path}/${translationFile(lang)}`;
        return existsSync(join(root, file))
          ? [[lang, { file, source: readFileSync(join(root, file), 'utf8') }]]
          : [];
      }),
    ),
    // Git may have given them the line ends of its system.
    transcripts: cells(root, `${path}/transcripts`, '.txt').map((transcript) => ({
      ...transcript,
      source: transcript.source.replaceAll('\r\n', '\n'),
    })),
    exercises: exercisesIn(root, path),
    pictures: picturesIn(join(root, path)),
    others: othersIn(join(root, path)),
  };
}

const belongs = new RegExp(
  `^((${languages.join('|')})\\.mdx|(${languages.slice(1).join('|')})\\.words\\.json|cells/[^/]+\\.ts|transcripts/[^/]+\\.txt|exercises/[^/]+/(start|solution|goal)\\.ts)$`,
);
function othersIn(folder: string): string[] {
  const pictures = picturesIn(folder);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !/(^|\/)\./.test(file) && !belongs.test(file) && !pictures.includes(file))
    .sort();
}

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => entry.name)
        .sort()
    : [];

/** Folder names in reading order. */
export const chapterFolders = (root: string, shelf: Shelf = 'chapters'): string[] =>
  foldersIn(join(root, pathOf(shelf)));

/** All chapters in reading order. */
export const readChapters = (root: string): Chapter[] =>
  chapterFolders(root).map((folder) => readChapter(root, folder));

/** All questions of the guide, in their order. */
export const readGuide = (root: string): Chapter[] =>
  chapterFolders(root, 'guide').map((folder) => readChapter(root, folder, 'guide'));
