/** The chapters in reading order, and the questions of the guide, each in every language. */
import { getCollection } from 'astro:content';
import { slugOf } from '../notebook/index.ts';
import { type Lang, languages } from './paths.ts';

/** An entry of the collection, as `content.config.ts` lets it in. */
export interface ChapterEntry {
  /** `030-first-fin-lost/en` */
  id: string;
  collection: 'chapters' | 'guide';
  data: { title: string; question: string; description: string; source?: string };
  /** The MDX after the front matter. */
  body?: string;
  /** From the top of the repository: `content/chapters/030-first-fin-lost/en.mdx`. */
  filePath?: string;
}

export interface Chapter extends Record<Lang, ChapterEntry> {
  /** `first-fin-lost`: the folder without its number. */
  slug: string;
  /** Its page, without base and language: `/first-fin-lost/`, `/guide/close-wait-piles-up/`. */
  address: string;
  /** `030-first-fin-lost` */
  folder: string;
  /** 1, 2 … in reading order. */
  number: number;
}

/**
 * Every page exists in each language: what waits for its translator is there in the source's.
 * @throws where a folder lacks that
 */
const shelf = async (collection: 'chapters' | 'guide'): Promise<Chapter[]> => {
  const entries: ChapterEntry[] = await getCollection(collection);
  const folders = [...new Set(entries.map((entry) => entry.id.split('/')[0] ?? ''))].sort();
  return folders.map((folder, index) => {
    const written = (lang: Lang) => entries.find((entry) => entry.id === `${folder}/${lang}`);
    const source = written(languages[0]);
    if (source === undefined)
      throw new Error(
        `content/${collection}/${folder}/${languages[0]}.mdx is missing: the other languages are made from it.`,
      );
    const slug = slugOf(folder);
    const address = collection === 'guide' ? `/guide/${slug}/` : `/${slug}/`;
    const texts = Object.fromEntries(languages.map((lang) => [lang, written(lang) ?? source])) as Record<
      Lang,
      ChapterEntry
    >;
    return { slug, address, folder, number: index + 1, ...texts };
  });
};

export const allChapters = (): Promise<Chapter[]> => shelf('chapters');
/** Symptoms, in the order in which they are asked about. */
export const allGuide = (): Promise<Chapter[]> => shelf('guide');
