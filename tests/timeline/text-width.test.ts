/** The browser's own measure of many figures is in tests/browser/figure-text.spec.ts; here is what no figure has yet. */
import { expect, test } from 'vitest';
import { type Face, textWidth } from '../../src/timeline/text-width.ts';
import { wrap } from '../../src/timeline/wrap.ts';

const faces: Face[] = ['regular', 'bold', 'mono'];

test('every digit has one width, so that numbers do not dance while a slider moves', () => {
  for (const face of faces)
    expect(new Set([...'0123456789'].map((digit) => textWidth(digit, 12, face))).size).toBe(1);
});

test('width grows with the size and with every character', () => {
  for (const face of faces) {
    expect(textWidth('FIN-WAIT-1', 24, face)).toBeCloseTo(2 * textWidth('FIN-WAIT-1', 12, face));
    expect(textWidth('FIN again', 12, face)).toBeGreaterThan(textWidth('FIN', 12, face));
  }
});

test('what our typefaces lack is reckoned on the wide side', () => {
  for (const face of faces) {
    expect(textWidth('最后', 100, face)).toBeGreaterThanOrEqual(200);
    expect(textWidth('é', 100, face)).toBeGreaterThanOrEqual(100);
    expect(textWidth('👋', 100, face)).toBeGreaterThanOrEqual(130);
  }
});

test('marks that Chinese sets a whole em wide are so in a Chinese text, and narrow in an English one', () => {
  expect(textWidth('“一”', 100, 'regular')).toBeGreaterThanOrEqual(300);
  expect(textWidth('“a”', 100, 'regular')).toBeLessThan(200);
});

test('a word that is too wide is broken, and no letter of it is left alone', () => {
  const room = textWidth('shutdow', 1, 'regular');
  expect(wrap('shutdown(SHUT_WR)', room)).toEqual(['shut', 'down', '(SHUT_', 'WR)']);
  expect(wrap('→ ETIMEDOUT', textWidth('ETIMEDO', 1, 'regular'))).toEqual(['→', 'ETIMEDO', 'UT']);
});
