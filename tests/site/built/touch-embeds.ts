/**
 * Wakes embedded figures outside a browser: each program runs as its page would run it, with as much of a page as it asks for.
 * `node --experimental-vm-modules touch-embeds.ts FOLDER` reads `{ live, lang, base, profile, search }` a line, and writes
 * `{ files, stage, title, note }` a line: what was fetched in all, and what then stood there.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { SourceTextModule } from 'node:vm';

interface Page {
  live: string;
  lang: string;
  base: string;
  profile?: string;
  search: string;
}

const [folder = ''] = process.argv.slice(2);
const texts = new Map<string, string>();
const textOf = (file: string): string => {
  const text = texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
  texts.set(file, text);
  return text;
};

/** Parts of the page, made as they are asked for. */
const partsOf = () => {
  const parts = new Map<string, { innerHTML: string; textContent: string; hidden: boolean }>();
  return (selector: string) => {
    const part = parts.get(selector) ?? {
      innerHTML: '',
      textContent: '',
      hidden: false,
      addEventListener() {},
      querySelector: () => null,
    };
    parts.set(selector, part);
    return part;
  };
};

const touch = async ({ live, lang, base, profile, search }: Page): Promise<object> => {
  const files = new Set<string>();
  const part = partsOf();
  const box = {
    dataset: { lang, base, profile, failed: 'did not come' },
    addEventListener() {},
    querySelector: part,
    querySelectorAll: () => [],
  };
  Object.assign(globalThis, {
    document: { querySelector: () => box },
    location: { search },
    requestAnimationFrame: setImmediate,
    fetch: async (url: string) => {
      const file = url.slice(base.length);
      files.add(file);
      return { ok: true, json: async () => JSON.parse(textOf(file)) };
    },
  });
  const modules = new Map<string, SourceTextModule>();
  let loading = 0;
  const load = (file: string): SourceTextModule => {
    const found = modules.get(file);
    if (found) return found;
    files.add(file);
    const made = new SourceTextModule(textOf(file), {
      identifier: file,
      importModuleDynamically: come as never,
    });
    modules.set(file, made);
    return made;
  };
  const from = (specifier: string, { identifier }: { identifier: string }): SourceTextModule =>
    load(normalize(join(dirname(identifier), specifier)).replaceAll('\\', '/'));
  async function come(specifier: string, parent: SourceTextModule): Promise<SourceTextModule> {
    loading += 1;
    const module = from(specifier, parent);
    if (module.status === 'unlinked') await module.link(from as never);
    await module.evaluate();
    loading -= 1;
    return module;
  }
  const main = load(live);
  await main.link(from as never);
  await main.evaluate();
  // Until there is nothing more to come: turns of the loop, not time.
  const drawn = () => part('.la-stage').innerHTML !== '' || part('.la-embed-note').textContent !== '';
  for (let turns = 0; turns < 1000 && (loading > 0 || !drawn()); turns += 1)
    await new Promise((resolve) => setImmediate(resolve));
  return {
    files: [...files],
    stage: part('.la-stage').innerHTML,
    title: part('.la-title').innerHTML,
    note: part('.la-embed-note').textContent,
  };
};

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await touch(JSON.parse(line))));
process.exit(0);
