/** The pages besides the front page and the chapters, found from the files that make them: `/glossary/`. */
const files = Object.keys(import.meta.glob('./pages/[[]...lang]/*.astro'));

const noPage = new Set(['index', 'offline']);

export const otherPages: string[] = files
  .map((file) => file.replace(/.*\//, '').replace('.astro', ''))
  .filter((name) => !name.startsWith('[') && !noPage.has(name))
  .sort()
  .map((name) => `/${name}/`);
