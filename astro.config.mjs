import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { publishedAt } from './src/chapter/build.ts';
import { doctorPanel } from './src/cli/dev/doctor-panel.ts';
import { classForColours, codeTheme } from './src/notebook/build.ts';
import { cellMaps } from './src/site/build/cell-maps.ts';
import { cellTypes } from './src/site/build/cell-types.ts';
import { chapterNotebooks } from './src/site/build/chapter-notebooks.ts';
import { chineseLineBreaks } from './src/site/build/chinese-line-breaks.ts';
import { contentSecurityPolicy } from './src/site/build/content-security-policy.ts';
import { embedScripts } from './src/site/build/embed-scripts.ts';
import { feeds } from './src/site/build/feeds.ts';
import { firstScreen } from './src/site/build/first-screen.ts';
import { hostHeaders } from './src/site/build/host-headers.ts';
import { licences, noteBundled } from './src/site/build/licences.ts';
import { monacoKeepsToItself, monacoSlim, monacoStylesInScript } from './src/site/build/monaco.ts';
import { noAddress } from './src/site/build/no-address.ts';
import { offline } from './src/site/build/offline.ts';
import { plainText } from './src/site/build/plain-text.ts';
import { scriptsInHead } from './src/site/build/scripts-in-head.ts';
import { searchIndex } from './src/site/build/search-index.ts';
import { typesetPages } from './src/site/build/typeset-pages.ts';
import { languages } from './src/words/lang.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');

export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  outDir: process.env.LAST_ACK_OUT ?? './dist',
  ...publishedAt(process.env),
  trailingSlash: 'always',
  i18n: { locales: [...languages], defaultLocale: languages[0], routing: { prefixDefaultLocale: false } },
  markdown: {
    processor: satteri({ mdastPlugins: [chineseLineBreaks] }),
    shikiConfig: { theme: codeTheme('light'), transformers: [classForColours] },
  },
  // Over the finished pages, in this order: what cannot be said without an address, what makes embedded figures answer, what is searched, how words are set, what is asked for first, what feed
  // readers get, what is painted first, what is allowed, what is kept offline; then each chapter's notebook and plain text, whose work is in it, what a host should send, and while one writes the
  // doctor's panel.
  integrations: [
    mdx(),
    noAddress(),
    embedScripts(root),
    searchIndex(),
    typesetPages(),
    scriptsInHead(),
    feeds(),
    firstScreen(),
    contentSecurityPolicy(),
    offline(),
    chapterNotebooks(root),
    plainText(root),
    licences(root),
    hostHeaders(),
    doctorPanel(root),
  ],
  devToolbar: { enabled: false },
  vite: {
    ...(process.env.LAST_ACK_VITE_CACHE ? { cacheDir: process.env.LAST_ACK_VITE_CACHE } : {}),
    plugins: [
      monacoSlim(),
      monacoKeepsToItself(),
      monacoStylesInScript(),
      noteBundled(),
      cellMaps(fileURLToPath(new URL('.', import.meta.url))),
      cellTypes(fileURLToPath(new URL('.', import.meta.url))),
      // A chunk names what it imports and no more: Astro would have it carry the names of all chunks that a later import may
      // need. With no names to preload, and all styles in the head, Vite's helper around import() has one thing left to do:
      // Chrome remembers for as long as a page is open that a file did not come, unless it is asked for by another address.
      {
        name: 'no-preload-names',
        enforce: 'pre',
        configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
        load: {
          filter: { id: /vite\/preload-helper/ },
          handler: () => `let asked = 0;
export const __vitePreload = (load) =>
  load().catch((error) => {
    const url = /module: (\\S+)$/.exec(error.message)?.[1];
    if (!url) throw error;
    return import(/* @vite-ignore */ url + '?again=' + ++asked);
  });`,
        },
      },
    ],
    worker: { format: 'es', plugins: () => [monacoSlim(), noteBundled({ worker: true })] },
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
                    test: /notebook\/editor\/plain-area|preload-helper|rolldown-runtime|rolldown\/runtime/,
                  },
                  // Of which languages there are, a live cell wants to know, and what is shown of a term before one is touched.
                  { name: 'lang', test: /src\/words\/lang\.ts/ },
                  // A group takes along what its modules import: the simulator by itself first, then what a live cell can do without.
                  {
                    name: 'sim',
                    test: /src\/sim\/(?!explain|reason-texts|simulate\.ts|validate|checks|match|index|facts)/,
                  },
                  { name: 'checks', test: /src\/sim\/(checks|validate-scenario)/ },
                  {
                    // What a cell needs to answer comes in one file, asked for at the first touch.
                    name: 'live',
                    test: /src\/site\/cell\/live\/|virtual:chapters|src\/(sim\/facts\.ts|timeline|render\/(render-svg|summarize|event-text|escape-text|finding|fin-story|fin-trouble|remarks|reset-story|rough-duration)|notebook\/(call-cell|tracing|beginning|turns|fault|parameter|cell|text)\.ts)/,
                  },
                  // The editor is one file, with the compiler's front in it: nothing of it is fetched or kept before an edit.
                  { name: 'monaco-editor', test: /node_modules\/monaco-editor\// },
                ],
              },
            },
          },
        },
      },
    },
    // Lowers `light-dark()` for browsers of early 2023. rolldownOptions silences noise about 'astro:head-inject' directives.
    build: {
      // A chapter's text does not wait for a script that is written into it; beside it, the script is kept for the next chapter.
      assetsInlineLimit: (file) => (file.endsWith('.js') ? false : undefined),
      cssTarget: ['chrome111', 'safari16.4', 'firefox114'],
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
