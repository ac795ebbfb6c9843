import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sysctls } from '../../src/sim/index.ts';
import { glossary, glossaryEntry, saidOf, sourceHref } from '../../src/site/glossary.ts';
import { wordsOf } from '../../src/words/build.ts';

const entries = Object.values(glossary).flat();
const slugs = readdirSync('content/chapters').map((folder) => folder.replace(/^\d+-/, ''));

test('every id is there once', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
});

test('every kernel setting the simulator knows has an entry', () => {
  const missing = Object.keys(sysctls)
    .filter((name) => name.startsWith('net.ipv4.'))
    .map((name) => name.slice('net.ipv4.'.length))
    .filter((name) => !glossary.setting.some(({ id }) => id === name));
  expect(missing).toEqual([]);
});

test('there are the eleven states of RFC 9293', () => {
  expect(glossary.state).toHaveLength(11);
});

test('every definition is written in both languages and short enough for its box', () => {
  for (const entry of entries) {
    expect(saidOf(entry, wordsOf('en').glossary).short.length, entry.id).toBeLessThanOrEqual(190);
    const { short } = saidOf(entry, wordsOf('zh').glossary);
    expect(short, entry.id).toMatch(/[\u4e00-\u9fff]/);
    expect(short.length, entry.id).toBeLessThanOrEqual(90);
  }
});

test('nothing is said of what has no entry', () => {
  const { states, segments, settings, terms } = wordsOf('en').glossary;
  const said = Object.keys({ ...states, ...segments, ...settings, ...terms });
  expect(said.sort()).toEqual(entries.map(({ id }) => id).sort());
});

test('every chapter an entry names exists', () => {
  const lost = entries
    .filter(({ chapter }) => chapter !== undefined && !slugs.includes(chapter))
    .map(({ id, chapter }) => `${id}: ${chapter}`);
  expect(lost).toEqual([]);
});

test('sources lead to the section, the function, the manual page', () => {
  expect(sourceHref('RFC 9293 §3.6')).toBe('https://www.rfc-editor.org/rfc/rfc9293#section-3.6');
  expect(sourceHref('tcp_fin()')).toBe('https://elixir.bootlin.com/linux/v6.18/A/ident/tcp_fin');
  expect(sourceHref('man 7 tcp')).toBe('https://man7.org/linux/man-pages/man7/tcp.7.html');
});

test('an unknown id is told with those like it', () => {
  expect(() => glossaryEntry('orphans')).toThrow(
    'The glossary has no entry "orphans". Close to it: tcp_max_orphans, orphan.',
  );
});

test('every Term, State and Setting of the chapters is in the glossary', () => {
  for (const folder of readdirSync('content/chapters'))
    for (const lang of ['en', 'zh']) {
      const text = readFileSync(`content/chapters/${folder}/${lang}.mdx`, 'utf8');
      for (const [, id = ''] of text.matchAll(/<Term id="([^"]+)"/g))
        expect(() => glossaryEntry(id)).not.toThrow();
    }
});
