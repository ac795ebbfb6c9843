/** The chapters in reading order, and the questions of the guide, each with both its languages. */
import { getCollection } from 'astro:content';
import { slugOf } from '../notebook/index.ts';
import type { Lang } from './paths.ts';

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

export interface Chapter {
  /** `first-fin-lost`: the folder without its number. */
  slug: string;
  /** Its page, without base and language: `/first-fin-lost/`, `/guide/close-wait-piles-up/`. */
  address: string;
  /** `030-first-fin-lost` */
  folder: string;
  /** 1, 2 … in reading order. */
  number: number;
  en: ChapterEntry;
  zh: ChapterEntry;
}

/** @throws where a folder lacks one of its languages: every page of the site exists in both */
const shelf = async (collection: 'chapters' | 'guide'): Promise<Chapter[]> => {
  const entries: ChapterEntry[] = await getCollection(collection);
  const folders = [...new Set(entries.map((entry) => entry.id.split('/')[0] ?? ''))].sort();
  return folders.map((folder, index) => {
    const inLang = (lang: Lang): ChapterEntry => {
      const found = entries.find((entry) => entry.id === `${folder}/${lang}`);
      if (found === undefined)
        throw new Error(
          `content/${collection}/${folder}/${lang}.mdx is missing: everything is written in English (en.mdx) and Chinese (zh.mdx).`,
        );
      return found;
    };
    const slug = slugOf(folder);
    const address = collection === 'guide' ? `/guide/${slug}/` : `/${slug}/`;
    return { slug, address, folder, number: index + 1, en: inLang('en'), zh: inLang('zh') };
  });
};

export const allChapters = (): Promise<Chapter[]> => shelf('chapters');
/** Symptoms, in the order in which they are asked about. */
export const allGuide = (): Promise<Chapter[]> => shelf('guide');
