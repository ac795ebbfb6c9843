/**
 * `npm run export` as its user meets it: its kinds, and what it says of bad input. A command takes a second to start: every
 * third, and with `LAST_ACK_WHOLE=1`, each week, all.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INotebookContent, isCode, isExecuteResult, validateMimeValue } from '@jupyterlab/nbformat';
import { Ajv } from 'ajv';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { everyNth } from '../every-nth.ts';
import { notebookSchema } from './notebook-schema.ts';

const recording = 'tests/conformance/recordings/fin1-lost-1x-rtt20.json';
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src/cli/export.ts', ...args], { maxBuffer: 1 << 28 });
const said = (...args: string[]): { code: number | null; lines: string[]; out: string } => {
  const { status, stderr, stdout } = run(...args);
  const lines = stderr
    .toString()
    .trim()
    .split('\n')
    .filter((l) => !l.startsWith('npm warn'));
  return { code: status, lines, out: stdout.toString() };
};

const kinds: readonly (readonly [string, (b: Buffer) => boolean])[] = [
  ['pcapng', (b: Buffer) => b.readUInt32BE(0) === 0x0a0d0d0a],
  ['lab', (b: Buffer) => b.toString().startsWith('#!/usr/bin/env bash\n')],
  ['packetdrill', (b: Buffer) => b.toString().includes('+0 connect(3')],
  ['ts', (b: Buffer) => b.toString().includes("from 'last-ack'")],
  ['svg', (b: Buffer) => b.toString().includes('<svg xmlns=')],
  ['csv', (b: Buffer) => b.toString().startsWith('t_ms,')],
];
test.each(everyNth(kinds, 3))('%s on standard output', (kind, right) => {
  const { status, stdout } = run('--as', kind, recording);
  expect(status).toBe(0);
  expect(right(stdout)).toBe(true);
});

test('png', async () => {
  const { stdout } = run('--as', 'png', recording);
  expect(await sharp(stdout).metadata()).toMatchObject({ format: 'png' });
});

test('bad input: one clear line each, exit 2, nothing on standard output', () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-export-'));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const cases: [string[], RegExp][] = [
    [
      ['--as', 'foo', recording],
      /^--as: found "foo", allowed: pcapng, lab, packetdrill, ts, svg, png, csv, ipynb$/,
    ],
    [[recording], /^--as: found nothing, allowed: pcapng/],
    [['--as', 'csv'], /^export: found 0 files, allowed: one/],
    [['--as', 'csv', join(folder, 'nope.json')], /nope\.json: found no such file/],
    [['--as', 'csv', file('broken.json', '{"rttMs": 2,}')], /broken\.json:1:\d+: not JSON/],
    [['--as', 'csv', file('wrong.json', '{"rttMs": -2}')], /wrong\.json: rttMs: found -2/],
    [
      ['--as', 'csv', '--profile', 'bsd', recording],
      /^--profile: found "bsd", allowed: linux, textbook, both$/,
    ],
    [
      ['--as', 'csv', '--profile', 'both', recording],
      /^--profile: found "both", allowed: linux, textbook; both goes/,
    ],
    [['--as', 'ipynb', 'no-such-chapter'], /^no-such-chapter: found no such chapter, allowed: /],
    [['--as', 'csv', '--nonsense', recording], /^export: Unknown option '--nonsense', allowed: /],
  ];
  for (const [args, message] of everyNth(cases, 3)) {
    const { code, lines, out } = said(...args);
    expect(out).toBe('');
    expect(lines[0]).toMatch(message);
    expect(code).toBe(2);
  }
});

describe('a chapter as a notebook', () => {
  const chapter = readdirSync('content/chapters').sort()[0]!.replace(/^\d+-/, '');
  const validate = new Ajv({ strict: false }).compile(notebookSchema);
  test.each(everyNth(['en', 'zh'], 3, 2))(
    '%s: what nbformat 4.5 asks, outputs that fit their media types',
    (lang) => {
      const { code, out } = said('--as', 'ipynb', '--lang', lang, chapter);
      expect(code).toBe(0);
      const notebook: INotebookContent = JSON.parse(out);
      expect(validate(notebook), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
      expect(notebook.metadata.kernelspec?.name).toBe('deno');
      const ids = notebook.cells.map((c) => c.id);
      expect(new Set(ids).size).toBe(ids.length);
      const outputs = notebook.cells.filter(isCode).flatMap((c) => c.outputs);
      expect(outputs.length).toBeGreaterThan(0);
      for (const output of outputs) {
        expect(isExecuteResult(output)).toBe(true);
        if (!isExecuteResult(output)) continue;
        for (const [type, value] of Object.entries(output.data))
          expect(validateMimeValue(type, value as string[])).toBe(true);
      }
      const prose = notebook.cells
        .filter((c) => c.cell_type === 'markdown')
        .map((c) => [c.source].flat().join(''))
        .join('\n');
      expect(prose).not.toMatch(/<(?:Cell|Fact|State|Setting|Term|Predict)\b/);
      expect(
        readFileSync(`content/chapters/${readdirSync('content/chapters').sort()[0]}/${lang}.mdx`, 'utf8'),
      ).toContain('<Cell');
    },
  );
});
