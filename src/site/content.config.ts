/** Chapters: `content/chapters/NNN-slug/LANGUAGE.mdx`, and the questions of the guide in the same form. The schema is the manual of a chapter's front matter. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { languages } from '../words/lang.ts';

const shelf = (base: string) =>
  defineCollection({
    loader: glob({
      base,
      pattern: `*/{${languages.join(',')}}.mdx`,
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: z.strictObject({
      /** The chapter's name, in lists and as its h1. Sentence case. */
      title: z.string().min(1),
      /** The one question the chapter answers; it stands under the title and on the front page. */
      question: z.string().min(1),
      /** One or two sentences for search engines and link previews. */
      description: z.string().min(1),
      /** zh.mdx only: hash of the en.mdx it was translated from, kept by `npm run fix`. */
      source: z.string().optional(),
    }),
  });

export const collections = { chapters: shelf('./content/chapters'), guide: shelf('./content/guide') };
