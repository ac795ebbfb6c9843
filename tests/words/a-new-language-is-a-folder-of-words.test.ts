/** A language that nobody speaks: English with its letters changed. What is handed its words says nothing in English. */
import { expect, test } from 'vitest';
import { notebookOutput } from '../../src/chapter/notebook-output.ts';
import { writeFact } from '../../src/chapter/write-fact.ts';
import { differencesInWords, renderEventTable, renderSvg, summarize } from '../../src/render/index.ts';
import { reasonCodes } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import type { Words } from '../../src/words/index.ts';
import { simulated } from '../timeline/traces.ts';
import { inNewLanguage } from './pseudo.ts';
import { sayings } from './sayings.ts';

const pseudo: Words = inNewLanguage(wordsOf('en'));

test('it says all that English says, and nothing of it in English', () => {
  const places = (words: Words) => sayings(words).map(({ place }) => place);
  expect(places(pseudo)).toEqual(places(wordsOf('en')));
  expect(sayings(pseudo).filter(({ text }) => /[aeiou]/.test(text))).toEqual([]);
});

test('a fact that never came is written in it', () => {
  expect(writeFact(null, 's', pseudo.prose)).toBe('névér');
  expect(writeFact(3670, 's', pseudo.prose)).toBe('3.67\u00a0s');
});

/** What a page shows of some HTML. */
const shown = (html: string): string => html.replace(/<[^>]*>/g, ' ');

test('a figure, its sentence and its table of events speak it', () => {
  const trace = simulated('fin1-lost-1x-rtt20');
  const svg = renderSvg(layout(trace, { words: pseudo.figure }), { summary: summarize(trace, pseudo.run) });
  expect(svg).toContain('Thé clîént càlls clösé()');
  const names = /tcp_\w*|timeout|\w+\(\w*\)|\b(seq|ack)\b/g;
  expect(shown(svg).replace(names, '')).not.toMatch(/[aeiou]/);
  const reasons = Object.fromEntries(reasonCodes.map((code) => [code, 'Wéîl.']));
  const table = shown(renderEventTable(trace, { ...pseudo, reasons }));
  expect(table).toContain('sénds FIN ACK');
  expect(table).not.toMatch(/\b(sends|receives|enters|client|server)\b/);
  const textbook = simulated('fin1-lost-1x-rtt20', 'textbook');
  const differences = differencesInWords(trace, textbook, pseudo.run);
  expect(differences.at(-1)).toMatch(/^Thé làrgést dîfférén/);
});

test('a notebook speaks it', () => {
  const look = { lang: 'en' as const, words: pseudo.notebook, style: '', recording: () => undefined };
  const { data } = notebookOutput({ kind: 'recording', recording: 'x-1' }, look);
  expect(data['text/plain']).toBe('Thîs kérnél récördîng îs pàrt öf thé sîté, nöt öf thé nötéböök: x-1');
});
