/** The finished table against the recordings: each row is one of them, and says what it says. */
import { describe, expect, test } from 'vitest';
import { closingCalls } from '../../../src/site/language-close/recorded-calls.ts';
import { attribute, byAttribute, byTag, pages, textOf } from './pages.ts';

describe.each(['/your-language/', '/zh/your-language/'])('%s', (path) => {
  const page = pages.find((one) => one.path === path)!;
  const rows = byTag(page, 'tr').filter((row) => attribute(row, 'id') !== undefined);

  test('has a row for each recording, and no other', () => {
    expect(rows.map((row) => attribute(row, 'id')).toSorted()).toEqual(
      closingCalls.map(({ id }) => id).toSorted(),
    );
  });

  test.each(closingCalls.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const [row] = byAttribute(page, 'id', id);
    const [write, asked, wire, peer] = row!.childNodes.filter(
      ({ nodeName }) => nodeName === 'td' || nodeName === 'th',
    );
    const said = (cell: typeof write): string => textOf(cell!);
    expect(said(write)).toContain(one.code);
    const calls = [...one.calls, ...one.callsAfterALateWord.filter((call) => call === 'close()')];
    for (const call of [...calls, ...one.callsOnceThePeerHasClosed]) expect(said(asked)).toContain(call);
    const ends = [...said(wire).matchAll(/FIN|RST/g)].map(([name]) => name);
    expect(ends).toEqual([...one.wire, ...one.wireAfterALateWord]);
    for (const error of ['ECONNRESET', 'EPIPE'])
      expect(said(peer).includes(error)).toBe([one.peerReads, one.secondLateWord].includes(error as 'EPIPE'));
  });
});
