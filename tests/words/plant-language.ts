/** A copy of the site's sources that speaks one language more, `xx`, by the steps CONTRIBUTING tells. */
import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { changeText } from './pseudo.ts';

/** Pages of one chapter, one recording, one cell: many, and with nothing on them but what the others have. */
const many = ['[slug].astro', 'guide', 'embed', 'exercises', 'conformance'];

const rewrite = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

/** Each line that imports Chinese words, and each place that lists them, once more for the new language. */
const listed = (text: string): string =>
  text
    .replace(/^.*from '\.\/zh(?:\/[\w-]+)?\.ts';\n/gm, (line) => line + line.replace(/\bzh/g, 'xx'))
    .replace(/^( *)zh: (\{.*\}),\n/gm, (line) => line + line.replace(/\bzh/g, 'xx'))
    .replace('{ en, zh }', '{ en, zh, xx }')
    .replace("['en', 'zh']", "['en', 'zh', 'xx']")
    .replace(/xx: \{ tag.*\}/, "xx: { tag: 'xx', territory: 'xx_XX', space: ' ' }");

/** @param to a folder that does not exist yet */
export const plantLanguage = (root: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of [
    'src',
    'content',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
    'tests/conformance/recordings',
  ])
    cpSync(join(root, name), join(to, name), { recursive: true });
  // Not the folder itself: what a build remembers in it would be told to the next build of the repository.
  mkdirSync(join(to, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => !/^\.(?!bin$)/.test(one)))
    symlinkSync(resolve(root, 'node_modules', name), join(to, 'node_modules', name));

  // 1. Its name. 2. Its words, and where the compiler says that a language lacks.
  const words = join(to, 'src/words');
  for (const name of readdirSync(words).filter(
    (file) => file.endsWith('.ts') && !/^(?:en|zh)\.ts$/.test(file),
  ))
    rewrite(join(words, name), listed);
  writeFileSync(join(words, 'xx.ts'), readFileSync(join(words, 'zh.ts'), 'utf8').replace(/\bzh\b/g, 'xx'));
  cpSync(join(root, 'tests/words/pseudo.ts'), join(words, 'pseudo.ts'));
  mkdirSync(join(words, 'xx'));
  for (const name of readdirSync(join(words, 'en')).filter((file) => file.endsWith('.ts'))) {
    const section = name.slice(0, -3);
    writeFileSync(
      join(words, 'xx', name),
      `import { ${section} as en } from '../en/${name}';\nimport { inNewLanguage } from '../pseudo.ts';\n\nexport const ${section}: typeof en = inNewLanguage(en);\n`,
    );
  }
  // 3. Its texts. What its pages show of a chapter is what stands above it.
  for (const file of globSync(join(to, 'content/*/*/en.mdx')))
    writeFileSync(
      file.replace(/en\.mdx$/, 'xx.mdx'),
      readFileSync(file, 'utf8')
        .replace(/^(title|question|description): (.*)$/gm, (_, key, text) => `${key}: ${changeText(text)}`)
        .replace(/(<Exercise [^>]*title=)"([^"]*)"/g, (_, tag, text) => `${tag}"${changeText(text)}"`),
    );
  for (const file of globSync(join(to, 'content/*/*/zh.words.json'))) {
    const texts = Object.keys(JSON.parse(readFileSync(file, 'utf8')));
    const said = Object.fromEntries(texts.map((text) => [text, changeText(text)]));
    writeFileSync(file.replace(/zh\.words\.json$/, 'xx.words.json'), JSON.stringify(said));
  }
  for (const file of globSync(join(to, 'content/api/*.ts')))
    rewrite(file, (text) =>
      text.replace(/^\/\/ (.*?) \| .*/, (line, title) => `${line} | ${changeText(title)}`),
    );

  // Pages as they are built, and nothing that is made of them. Scripts are not run here: what makes them small, and what the
  // editor in them knows of types, is left out.
  rewrite(join(to, 'astro.config.mjs'), (text) =>
    text
      .replace(/integrations: \[[^\]]*\]/, 'integrations: [mdx()]')
      .replace(/^ {4}build: \{/m, '$& minify: false,'),
  );
  rewrite(join(to, 'src/site/build/cell-types.ts'), (text) =>
    text.replace(/(?<=declarations = )\$\{.*\}/, '{}'),
  );
  for (const name of many) rmSync(join(to, 'src/site/pages/[...lang]', name), { recursive: true });
  for (const name of ['figures', 'social', 'recordings'])
    rmSync(join(to, 'src/site/pages', name), { recursive: true });
};
