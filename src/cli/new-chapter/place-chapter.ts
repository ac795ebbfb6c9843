import { slugOf } from '../../notebook/index.ts';
import { noChapter } from '../doctor/nearest.ts';

/** A wish that cannot be met, in words that say what can. */
export class CannotPlace extends Error {}

const numberOf = (folder: string) => Number(/^\d+/.exec(folder)?.[0] ?? 0);

/**
 * The folder of a new chapter: its number lies between the chapter it follows and the next.
 * @param folders those there are, in reading order
 * @param after slug of the chapter to follow; undefined: the last one
 * @param pages names that pages of the site have
 * @throws CannotPlace
 */
export function placeChapter(
  folders: readonly string[],
  slug: string,
  after: string | undefined,
  pages: readonly string[] = [],
): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    const right = slug
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    throw new CannotPlace(
      `"${slug}" is not an address. Write lower-case words with hyphens${right === '' ? '' : `: ${right}`}.`,
    );
  }
  if (pages.includes(slug)) {
    throw new CannotPlace(`/${slug}/ is a page of the site already. Give the chapter another address.`);
  }
  const taken = folders.find((folder) => slugOf(folder) === slug);
  if (taken) throw new CannotPlace(`There is a chapter "${slug}" already: content/chapters/${taken}.`);
  const slugs = folders.map(slugOf);
  const at = after === undefined ? folders.length - 1 : slugs.indexOf(after);
  if (after !== undefined && at < 0) {
    throw new CannotPlace(noChapter(after, slugs));
  }
  const from = at < 0 ? 0 : numberOf(folders[at]!);
  const next = folders[at + 1];
  const number =
    next === undefined ? Math.floor(from / 10) * 10 + 10 : Math.floor((from + numberOf(next)) / 2);
  if (next !== undefined && number === from) {
    throw new CannotPlace(
      `No number is free between ${folders[at]} and ${next}. Give the later ones higher numbers first (git mv); addresses do not change by it.`,
    );
  }
  return `${String(number).padStart(3, '0')}-${slug}`;
}
