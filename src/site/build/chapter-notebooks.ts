/**
 * Publishes each chapter as a Jupyter notebook, /notebooks/SLUG.LANG.ipynb, for the Take menu. The command line makes them, in a
 * process of its own, because it runs the chapters' cells as they lie in the repository. Goes after what lists the site's
 * files for use offline: nobody reads these there.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export const chapterNotebooks = (): AstroIntegration => ({
  name: 'chapter-notebooks',
  hooks: {
    'astro:build:done': ({ dir, logger }) => {
      const out = fileURLToPath(new URL('notebooks/', dir));
      const command = ['src/cli/export.ts', '--as', 'ipynb', '--out', out, 'all'];
      const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`chapters as notebooks: ${stderr.trim()}`);
      logger.info('every chapter in both languages');
    },
  },
});
