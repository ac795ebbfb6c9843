/** Pages that are no chapters, with their anchors: read as text from the files that make them, like the glossary's names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../words/lang.ts';
import { idsIn } from './glossary-names.ts';

/** Ids written in a page's markup; a cell's is `cell-ID`. */
const idsOfMarkup = (source: string): string[] =>
  [...source.matchAll(/<(\w+)[^<>]*?\sid="([\w-]+)"/g)].map(([, tag, id]) =>
    tag === 'Cell' ? `cell-${id}` : id!,
  );

/** The API page: a heading for each example, and one for each name that the example imports. */
const anchorsOfExample = (file: string, source: string): string[] => [
  file.replace('.ts', ''),
  ...[...source.matchAll(/import \{([^}]*)\} from 'last-ack'/g)].flatMap(([, names]) =>
    [...names!.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name]) => `api-${name}`),
  ),
];

/** First parts of the addresses that the site's own pages have: no chapter can be called so. */
export const pageNames = (repository: string): string[] =>
  ['', '[...lang]']
    .flatMap((folder) => readdirSync(join(repository, 'src/site/pages', folder)))
    .concat(languages)
    .map((name) => name.split('.')[0]!)
    .filter((name) => /^[a-z0-9-]+$/.test(name) && name !== 'index');

/** Address → anchors. @param recordings whose pages stand under /conformance/ */
export function pageAnchors(repository: string, recordings: readonly string[]): Map<string, string[]> {
  const read = (path: string) =>
    existsSync(join(repository, path)) ? readFileSync(join(repository, path), 'utf8') : '';
  const page = (name: string) => idsOfMarkup(read(`src/site/components/${name}.astro`));
  const examples = readdirSync(join(repository, 'content/api')).filter((file) => file.endsWith('.ts'));
  const ofRecording = page('recording-page');
  return new Map([
    ['/', page('front-page')],
    ['/conformance/', [...page('conformance-page'), ...idsIn(read('src/site/conformance.ts'))]],
    ['/playground/', idsOfMarkup(read('src/site/cell/built/playground-page.astro'))],
    ['/capture/', page('capture/capture-page')],
    ['/guide/', []],
    ['/exercises/', []],
    ['/diagnose/', page('diagnose/diagnose-page')],
    ['/your-language/', page('your-language-page')],
    ['/api/', [...new Set(examples.flatMap((file) => anchorsOfExample(file, read(`content/api/${file}`))))]],
    ...recordings.map((id): [string, string[]] => [`/conformance/${id}/`, ofRecording]),
  ]);
}
