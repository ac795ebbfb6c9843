/** The chapters in reading order, each with both its languages. */
import { getCollection } from 'astro:content';
import { slugOf } from '../notebook/index.ts';
import type { Lang } from './paths.ts';

/** An entry of the collection, as `content.config.ts` lets it in. */
export interface ChapterEntry {
  /** `030-first-fin-lost/en` */
  id: string;
  collection: 'chapters';
  data: { title: string; question: string; description: string; source?: string };
  /** The MDX after the front matter. */
  body?: string;
  /** From the top of the repository: `content/chapters/030-first-fin-lost/en.mdx`. */
  filePath?: string;
}

export interface Chapter {
  /** `first-fin-lost`: the folder without its number, and the address. */
  slug: string;
  /** `030-first-fin-lost` */
  folder: string;
  /** 1, 2 … in reading order. */
  number: number;
  en: ChapterEntry;
  zh: ChapterEntry;
}

/** Throws where a folder lacks one of its languages: every page of the site exists in both. */
export const allChapters = async (): Promise<Chapter[]> => {
  const entries: ChapterEntry[] = await getCollection('chapters');
  const folders = [...new Set(entries.map((entry) => entry.id.split('/')[0] ?? ''))].sort();
  return folders.map((folder, index) => {
    const inLang = (lang: Lang): ChapterEntry => {
      const found = entries.find((entry) => entry.id === `${folder}/${lang}`);
      if (found === undefined) throw new Error(missing(folder, lang));
      return found;
    };
    return { slug: slugOf(folder), folder, number: index + 1, en: inLang('en'), zh: inLang('zh') };
  });
};

const missing = (folder: string, lang: Lang): string =>
  `content/chapters/${folder}/${lang}.mdx is missing: every chapter is written in English (en.mdx) and Chinese (zh.mdx).`;
