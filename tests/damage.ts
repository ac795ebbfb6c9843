/** Texts as a cut, a bad copy and a hostile hand would make them. */
import fc from './fast-check.ts';

const odd = [
  '',
  '\0',
  '\ufeff',
  '\u202e',
  '￿',
  '%',
  '%00',
  '<b>',
  '";',
  '$(',
  '`',
  '\r',
  '\t',
  '-1',
  '9'.repeat(400),
  'é',
  '丢',
];

type Change = (text: string, at: number, length: number, with_: string) => string;
const changes: readonly Change[] = [
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, length) => text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at + length),
  (text, at, _, put) => text.slice(0, at) + put + text.slice(at),
  (text, at, length, put) => text.slice(0, at) + put + text.slice(at + length),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text) => text.split('\n').reverse().join('\n'),
  (text) => text.replace(/\s+/g, ' '),
];

/** One of `texts` with one to five changes. */
export const damaged = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.record({
          change: fc.constantFrom(...changes),
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.integer({ min: 1, max: 30 }),
          put: fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 6 })),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    )
    .map(([text, made]) =>
      made.reduce(
        (now, { change, at, length, put }) => change(now, Math.floor(at * now.length), length, put),
        text,
      ),
    );
