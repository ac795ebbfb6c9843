/** What is said stands in `words`, and no code asks which language it says it in. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What must know a language by its name, and why. */
const may: [files: RegExp, why: string][] = [
  [/^src\/words\//, 'the words themselves'],
  [/^src\/cli\/doctor\//, 'examines English and Chinese prose, each by its own rules'],
  [/^src\/cli\/new-chapter/, 'writes a chapter to begin with, in both languages'],
  [/^src\/cli\/pr-report\/compare-trees\.ts$/, 'says which translation is of another text'],
  [/^src\/diagnose\/read/, 'knows what a machine set to Chinese prints'],
  [/^src\/site\/scripts\/find-answers\.ts$/, 'leaves out words that ask and name nothing'],
  [/^src\/site\/typeset\.ts$/, 'keeps a number and its unit on one line'],
  [/^src\/timeline\/wrap\.ts$/, 'breaks lines between ideographs'],
  [/^src\/site\/social-image\.ts$/, 'names typefaces'],
  [/^src\/site\/build\/offline\.ts$/, 'writes text of a worker, which can ask nobody'],
  [/^src\/(cli\/)?package\//, 'offers each language as an entry of its own'],
  [/^src\/cli\/diagnose\.ts$/, 'has an option of its name'],
];

const withoutComments = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1');

/** A text in Chinese, a table of languages, a question for the language. */
const foreign = /\p{Script=Han}|(['"`])zh\1|\bzh: |\.zh\b(?!\.)|['"`/]zh\/|\ben: ['"`]|[=!]== 'en'/u;

const saidOutside = (file: string, source: string): string[] =>
  may.some(([files]) => files.test(file))
    ? []
    : withoutComments(source)
        .split('\n')
        .flatMap((line, index) => (foreign.test(line) ? [`${file}:${index + 1}  ${line.trim()}`] : []));

const files = globSync('src/**/*.{ts,astro,js,mjs}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('src/site/public/'));

test('no text of the interface and no question for the language stands outside the words', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((file) => saidOutside(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test('each exception is needed', () => {
  const idle = may.filter(
    ([pattern]) =>
      !files.some((file) => pattern.test(file) && foreign.test(withoutComments(readFileSync(file, 'utf8')))),
  );
  expect(idle.map(([, why]) => why)).toEqual([]);
});

test('what is planted is found', () => {
  const planted = (text: string): string[] => saidOutside('src/site/planted.ts', text);
  expect(planted("const t = lang === 'zh' ? ',' : ';';")).toHaveLength(1);
  expect(planted("const t = { en: 'Close' };")).toHaveLength(1);
  expect(planted("button.textContent = '关闭';")).toEqual([
    "src/site/planted.ts:1  button.textContent = '关闭';",
  ]);
  expect(planted("const home = base + 'zh/';")).toHaveLength(1);
  expect(planted("const space = lang !== 'en';")).toHaveLength(1);
  expect(planted('// 重传 is a word\n/* 关闭 */ const t = words.close;')).toEqual([]);
});
