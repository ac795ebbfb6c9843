/** The pictures beside a chapter's texts, measured by what builds the pages: one that it cannot read ends the build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';

export async function checkPictures({ path, pictures }: Chapter, root: string): Promise<Finding[]> {
  if (pictures.length === 0) return [];
  const { imageMetadata } = await import('astro/assets/utils');
  const findings: Finding[] = [];
  for (const name of pictures) {
    const file = `${path}/${name}`;
    try {
      await imageMetadata(readFileSync(join(root, file)), name);
    } catch {
      findings.push({
        file,
        line: 1,
        column: 1,
        what: 'this picture cannot be read, or has no size',
        right: name.endsWith('.svg')
          ? 'give its <svg> a viewBox, or width and height'
          : 'save it again as PNG, JPEG or WebP',
      });
    }
  }
  return findings;
}
