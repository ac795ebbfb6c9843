/** What the Chinese half calls a thing: the glossary decides, and no page has a name of its own for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What was once written, and what the house writes. */
const house: readonly [pattern: RegExp, word: string][] = [
  [/(?:[个旧新发来到同样]的?|再来的|第[一二三四])段(?![落时])/, '报文 for a segment'],
  [/质询/, '挑战 ACK for a challenge ACK'],
  [/滴答/, '节拍 for a tick'],
  [/悬崖/, '断崖 for the cliff'],
  [/单元格/, '单元 for a cell'],
  [/复位/, '重置 for a reset'],
  [/文件结束/, '文件末尾 for the end of file'],
  [/外连/, '出站连接 for an outgoing connection'],
  [/有序(?:地|的)?关闭/, '正常关闭 for an orderly close'],
  [/丢包探测/, '尾部丢失探测 for a tail loss probe'],
  [/内核记录/, '实录 for a recording'],
  [/指南/, '问答手册 for the guide'],
  [/keepalive 探测|开了? ?keepalive/, '保活 for keep-alive of TCP'],
  [/(?<!已经)打开的连接/, '已建立的连接 for an open connection'],
];
/** No text stands in other folders: `tests/architecture/words.test.ts`. */
const folders = ['content', 'src/words/zh'];
/** What readers type is theirs: a question is found by every name. */
const typed = /typed: \[[^\]]*\]/g;

const texts = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|astro)$|zh\.(?:mdx|words\.json)$/.test(name))
    .map(
      (name) =>
        [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8').replaceAll(typed, '')] as const,
    )
    .filter(([, text]) => /\p{Script=Han}/u.test(text)),
);

test('one word for each thing, in every Chinese text', () => {
  expect(texts.length).toBeGreaterThan(100);
  const others = texts.flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i) =>
      house.flatMap(([pattern, word]) => {
        const found = pattern.exec(line);
        return found ? [`${file}:${i + 1}  ${found[0]}: write ${word}`] : [];
      }),
    ),
  );
  expect(others).toEqual([]);
});

test('what a term of the glossary is called in Chinese is what the list asks for', () => {
  const glossary = texts
    .filter(([file]) => /glossary/.test(file))
    .map(([, text]) => text)
    .join('\n');
  for (const name of [
    '报文（报文段）',
    '挑战 ACK',
    '文件末尾（EOF）',
    '尾部丢失探测',
    '保活',
    '孤儿连接',
    '半关闭',
  ])
    expect(glossary).toContain(`name: '${name}'`);
});

const han = '[\\u4e00-\\u9fff]';
const value = '<(?:Fact|State|Setting)\\b';
test.each([
  ['a letter, a number or code behind a character', `${han}[A-Za-z0-9\`]`],
  ['a character behind a letter, a number or code', `[A-Za-z0-9\`]${han}`],
  ['a value behind a character', `${han}${value}`],
  ['a character behind a value', `${value}(?:[^>]|=>)*?/>${han}`],
])('Chinese and Latin stand apart in chapters and guide: %s', (_, pattern) => {
  const tight = texts
    .filter(([file]) => file.endsWith('zh.mdx'))
    .flatMap(([file, text]) =>
      [...text.matchAll(new RegExp(`.{0,6}${pattern}.{0,6}`, 'g'))].map(([found]) => `${file}  ${found}`),
    );
  expect(tight).toEqual([]);
});

test('a Chinese quotation mark brings its own room', () => {
  const loose = texts.flatMap(([file, text]) =>
    [...text.matchAll(/.{0,6}(?:[\u4e00-\u9fff] “|” [\u4e00-\u9fff]).{0,6}/g)].map(
      ([found]) => `${file}  ${found}`,
    ),
  );
  expect(loose).toEqual([]);
});
