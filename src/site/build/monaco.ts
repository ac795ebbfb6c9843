/** What Vite must do to Monaco 0.57 so that it loads only on Edit, and only the parts in use. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/** Files of what Monaco's own services name and no cell opens: two diff editors, and the palette of commands with its lists. */
const neverOpened =
  /monaco-editor[\\/]esm[\\/]vs[\\/].*[\\/](diffEditorWidget|multiDiffEditorWidget|standaloneQuickInputService)\.js$/;

/**
 * Three cuts: `internal/common/workers.js` imports every editor feature for its side effects; the TypeScript worker carries
 * every `lib.*.d.ts`, of which a cell, having no page, needs the language's own; what is never opened is an empty class.
 */
export const monacoSlim = (): Plugin => ({
  name: 'monaco-slim',
  enforce: 'pre',
  load: {
    filter: { id: neverOpened },
    handler: (id) => {
      const [, name = ''] = neverOpened.exec(id) ?? [];
      return `export class ${name.charAt(0).toUpperCase()}${name.slice(1)} {}`;
    },
  },
  transform: {
    filter: {
      id: /monaco-editor[\\/]esm[\\/]vs[\\/](internal[\\/]common[\\/]workers|languages[\\/]features[\\/]typescript[\\/]lib[\\/]lib)\.js/,
    },
    async handler(code, id) {
      if (/internal[\\/]common[\\/]workers\.js/.test(id))
        return { code: code.replace(/^import '[^']+';\n/gm, ''), map: null };
      const { libFileMap } = (await import(pathToFileURL(id.split('?')[0] ?? id).href)) as {
        libFileMap: Record<string, string>;
      };
      const kept = Object.entries(libFileMap).filter(([name]) => !/dom|webworker|scripthost/.test(name));
      return { code: `export const libFileMap = ${JSON.stringify(Object.fromEntries(kept))};`, map: null };
    },
  },
});

/**
 * Keeps Monaco's styles off the rest of the page. A rule for `:root`, or a typeface come new, makes a browser style and lay out
 * everything again: on a long chapter 150 ms, in the middle of an edit. So the rules are for the editor's element, and
 * `monaco-icons.ts` takes the place of the icon font.
 */
export const monacoKeepsToItself = (): Plugin => ({
  name: 'monaco-keeps-to-itself',
  enforce: 'pre',
  resolveId: {
    filter: { id: /theme[\\/]browser[\\/]iconsStyleSheet\.js$/ },
    handler: () => fileURLToPath(new URL('../../notebook/editor/monaco-icons.ts', import.meta.url)),
  },
  transform: {
    filter: { id: /monaco-editor[\\/]esm[\\/]vs[\\/].*\.(js|css)/, code: /:root \{|@font-face/ },
    handler: (code, id) =>
      /codicon\.css/.test(id) ? '' : { code: code.replaceAll(':root {', '.monaco-editor {'), map: null },
  },
});

/**
 * Keeps Monaco's style sheets inside its own lazy chunk: Astro would link the styles of every dynamic import in the head
 * of every page, 22 KB before anybody has asked for an editor.
 */
export const monacoStylesInScript = (): Plugin => ({
  name: 'monaco-styles-in-script',
  enforce: 'pre',
  transform: {
    filter: { id: /monaco-editor[\\/]esm[\\/]vs[\\/].*\.js/, code: /^import '[^']+\.css';$/m },
    handler(code) {
      const names: string[] = [];
      const body = code.replace(/^import '([^']+\.css)';$/gm, (_, file: string) => {
        names.push(`sheet${names.length}__`);
        return `import ${names.at(-1)} from '${file}?inline';`;
      });
      const adopt = [
        `if (typeof document !== 'undefined') for (const text of [${names}]) {`,
        'const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets.push(sheet); }',
      ].join(' ');
      return { code: `${body}\n${adopt}\n`, map: null };
    },
  },
});
