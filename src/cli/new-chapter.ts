/** `npm run new-chapter -- SLUG --after SLUG --title "…"`: a chapter in both languages that passes every check. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chapterFolders, readChapter } from '../chapter/build.ts';
import { repository } from './doctor/compile-cells.ts';
import { frontMatterKeys } from './doctor/front-matter.ts';
import { pageNames } from './doctor/page-anchors.ts';
import { writeTranscripts } from './fix/transcripts.ts';
import { chapterTemplate, firstCell } from './new-chapter/chapter-template.ts';
import { CannotPlace, placeChapter } from './new-chapter/place-chapter.ts';

const usage = `Usage: npm run new-chapter -- SLUG --title "A title" [--after SLUG] [--title-zh "标题"]

  SLUG        the chapter's address: lower-case words with hyphens (syn-flood)
  --title     its name in English, as it stands in lists
  --title-zh  its name in Chinese; without it 新的一章 stands there ("a new chapter"), for you to replace
  --after     the chapter it follows; without it the new one is the last`;

function stop(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        after: { type: 'string' },
        title: { type: 'string' },
        'title-zh': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return { values, slugs: positionals };
  } catch (error) {
    stop((error as Error).message.split('\n')[0]!);
  }
}

const { values, slugs } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [slug] = slugs;
if (slug === undefined) stop('The chapter needs an address.');
if (slugs.length > 1)
  stop(`One address, not ${slugs.length}: ${slugs.join(', ')}. A title of several words stands in quotes.`);
const title = values.title?.trim();
if (!title) stop('The chapter needs a title: --title "…".');
const [least, most] = frontMatterKeys.title!.length.en;
if (title.length < least || title.length > most)
  stop(`The title has ${title.length} characters; ${least} to ${most} fit.`);

const root = process.cwd();
try {
  const folder = placeChapter(chapterFolders(root), slug, values.after, pageNames(repository));
  const path = `content/chapters/${folder}`;
  for (const [name, text] of Object.entries(
    chapterTemplate(title, values['title-zh']?.trim() || '新的一章'),
  )) {
    const file = join(root, path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  await writeTranscripts([readChapter(root, folder)], root, () => true);
  console.log(`Made ${path}. It passes every check as it is.

  en.mdx                       write here first: sentence by sentence, replace what stands there
  cells/${firstCell}.ts           what its figure runs; another cell is another file, shown by <Cell id="…" />
  zh.mdx                       the same in Chinese: same headings, same cells
  transcripts/${firstCell}.txt    what a reader will see of the run, as text; npm run fix writes it

Next
  1. npm run dev                    and open http://localhost:4321/${slug}/
  2. npm run doctor -- ${slug}      says what is wrong and what would be right
  3. npm run fix -- ${slug}         repairs what a program can, transcripts included
  4. npm test                       what the pull request will run

CONTRIBUTING.md shows the rest on one page.`);
} catch (error) {
  if (error instanceof CannotPlace) stop(error.message);
  throw error;
}
