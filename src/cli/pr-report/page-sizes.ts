import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { languages, pathPrefix } from '../../words/lang.ts';

/** What a chapter's page may weigh, compressed; `tests/site` keeps it. */
const most = 30 * 1024;

/** The built pages of these chapters with their compressed bytes; no line for what has not been built. */
export function pageSizes(dist: string, slugs: readonly string[]): string[] {
  return slugs.flatMap((slug) =>
    languages
      .map((lang) => `${pathPrefix(lang)}/${slug}/`)
      .flatMap((address) => {
        const file = join(dist, address, 'index.html');
        if (!existsSync(file)) return [];
        const bytes = gzipSync(readFileSync(file), { level: 9 }).length;
        const over = bytes > most ? ', too much' : '';
        return [`${address} ${(bytes / 1024).toFixed(1)} KB of ${most / 1024}${over}`];
      }),
  );
}
