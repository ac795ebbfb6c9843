import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { doctorPanel } from './src/cli/dev/doctor-panel.ts';
import { classForColours, codeTheme } from './src/notebook/code-theme.ts';
import { cellTypes } from './src/site/build/cell-types.ts';
import { chapterNotebooks } from './src/site/build/chapter-notebooks.ts';
import { chineseLineBreaks } from './src/site/build/chinese-line-breaks.ts';
import { contentSecurityPolicy } from './src/site/build/content-security-policy.ts';
import { monacoSlim, monacoStylesInScript } from './src/site/build/monaco.ts';
import { offline } from './src/site/build/offline.ts';
import { searchIndex } from './src/site/build/search-index.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');

export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  outDir: process.env.LAST_ACK_OUT ?? './dist',
  site: process.env.LAST_ACK_SITE ?? 'https://last-ack.example',
  base: process.env.LAST_ACK_BASE ?? '/',
  trailingSlash: 'always',
  i18n: { locales: ['en', 'zh'], defaultLocale: 'en', routing: { prefixDefaultLocale: false } },
  markdown: {
    processor: satteri({ mdastPlugins: [chineseLineBreaks] }),
    shikiConfig: { theme: codeTheme('light'), transformers: [classForColours] },
  },
  // Over the finished pages, in this order: what is searched, what is allowed, what is kept offline.
  integrations: [
    mdx(),
    searchIndex(),
    contentSecurityPolicy(),
    offline(),
    chapterNotebooks(),
    doctorPanel(root),
  ],
  devToolbar: { enabled: false },
  vite: {
    plugins: [
      monacoSlim(),
      monacoStylesInScript(),
      cellTypes(fileURLToPath(new URL('.', import.meta.url))),
      // A chunk names what it imports and no more: Astro would have it carry the names of all chunks that a later import may need.
      {
        name: 'no-preload-names',
        configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
      },
    ],
    worker: { format: 'es', plugins: () => [monacoSlim()] },
    resolve: {
      alias: { 'last-ack': fileURLToPath(new URL('./src/notebook/cell-api.ts', import.meta.url)) },
    },
    // What every page loads at once is one file, not one for each module that the live cell shares.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  {
                    name: 'page',
                    test: /notebook\/(editor\/plain-area|keep-edit)|preload-helper|rolldown-runtime|rolldown\/runtime/,
                  },
                  {
                    // What a cell needs to answer comes in one file, asked for at the first touch.
                    name: 'live',
                    test: /src\/site\/components\/cell\/(live-cell|open-plain|live-modules|figure-view|draw-timeline|figure-html|cell-text|controls|code-line|fault-chips|moment|tabs)\.ts|src\/(sim\/(?!explain|reason-texts|simulate\.ts|validate|match)|timeline|render\/(render-svg|summarize|event-text|escape-text)|notebook\/(editor\/(cell-editor|highlight-lightly|plain-editor)|run-cell|fault|share-link|parameter|cell|text)\.ts)/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    // Lowers `light-dark()` for browsers of early 2023. rolldownOptions silences noise about 'astro:head-inject' directives.
    build: {
      cssTarget: ['chrome111', 'safari16.4', 'firefox114'],
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
