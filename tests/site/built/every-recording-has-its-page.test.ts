import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordingNames } from '../../../src/chapter/recordings.ts';
import { dist } from './pages.ts';

const ids = recordingNames('.');

describe.each([
  ['English', `${dist}/conformance/`, new RegExp(`(All|of) ${ids.length} recorded closes match`)],
  ['Chinese', `${dist}/zh/conformance/`, new RegExp(`${ids.length}\\s次录制`)],
])('How we know, in %s', (_, folder, verdict) => {
  it('lists every recording and stays light', () => {
    const html = readFileSync(`${folder}index.html`, 'utf8');
    expect(html).toMatch(verdict);
    for (const id of ids) expect(html).toContain(`/conformance/${id}/`);
    expect(html.length).toBeLessThan(100_000);
  });

  it.each(ids)('%s: kernel and simulator on one axis, its segments in a table', (id) => {
    expect(existsSync(`${folder}${id}/index.html`)).toBe(true);
    const html = readFileSync(`${folder}${id}/index.html`, 'utf8');
    expect(html).toContain('<svg');
    const recording = JSON.parse(readFileSync(`${dist}/recordings/${id}.json`, 'utf8'));
    expect(html).toContain(recording.segments.at(-1).t.toFixed(2));
    expect(html.length).toBeLessThan(150_000);
  });
});
