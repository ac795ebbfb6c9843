/**
 * What search shows before the full text: titles, glossary, and the questions people come with, each with what they type
 * for it. Pure: the same function runs in the dialog and in a test over the built list.
 */
export interface Answer {
  kind: 'question' | 'page' | 'heading' | 'glossary';
  title: string;
  /** Address with base and language. */
  url: string;
  /** Shown under the title. */
  text: string;
  /** Other words for it. */
  typed: string[];
}

const joined: [RegExp, string][] = [
  [/\b(close|time)[\s_-]*wait\b/g, '$1wait'],
  [/\bfin[\s_-]*wait[\s_-]*([12])?\b/g, 'finwait$1'],
  [/\blast[\s_-]*ack\b/g, 'lastack'],
  [/\bsyn[\s_-]*sent\b/g, 'synsent'],
  [/\bsyn[\s_-]*(?:recv|rcvd|received)\b/g, 'synreceived'],
  [/\b(so|tcp)[\s_-]+(linger2?|reuseaddr|orphan|fin|tw|max|retries)/g, '$1_$2'],
];

const empty = new Set(
  'a an the my your of to in on is are was be been it its do does did i we you how what when where why which who whose can should will would for and or not no with at from by get got stay stays still have has there that this if'.split(
    ' ',
  ),
);
const emptyChinese = /怎么样?|怎样|如何|为什么|什么|哪个|吗|呢|的|了|是不是|能不能|可以|到底/g;

/** One ending less: sockets → socket, retransmissions → retransmission. */
const stem = (word: string): string =>
  word.length > 4 && /[a-z]s$/.test(word) && !/ss$/.test(word) ? word.slice(0, -1) : word;

/**
 * The words of a text as search compares them: `CLOSE_WAIT`, `CLOSE-WAIT` and `close wait` are one; Chinese is cut into
 * pairs of characters; a name with underscores stands whole and, in an answer (`parts`), in its parts too.
 */
export const wordsOf = (text: string, parts = false): string[] => {
  let plain = text.normalize('NFKC').toLowerCase();
  for (const [names, one] of joined) plain = plain.replace(names, one);
  const chinese = [...plain.replace(emptyChinese, ' ').matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    run.length === 1 ? [run] : [...run].slice(0, -1).map((char, i) => char + [...run][i + 1]),
  );
  const latin = [...plain.matchAll(/[a-z0-9_]+/g)].flatMap(([word]) => [
    stem(word),
    ...(parts && word.includes('_') ? word.split('_').filter(Boolean).map(stem) : []),
  ]);
  return [...new Set([...latin.filter((word) => !empty.has(word)), ...chinese])];
};

interface Prepared {
  answer: Answer;
  /** Words of the title, and of each thing people type: whole, and with the parts of names. */
  names: { whole: string[]; words: string[] }[];
  text: Set<string>;
}

const preferred = { question: 0.06, page: 0.05, glossary: 0.05, heading: 0 };
/** A word that begins as asked counts a little less: it may still be on its way. */
const begun = 0.75;
const inText = 0.3;
/** Below this share of what was asked, the full text answers better. */
const enough = 0.6;

const bestIn = (words: Iterable<string>, asked: string): number => {
  let best = 0;
  for (const word of words) {
    if (word === asked) return 1;
    if (asked.length > 1 && word.startsWith(asked)) best = begun;
  }
  return best;
};

/** Makes the list ready once; what it returns answers each query with the best answers first, at most `most`. */
export const answersFrom = (answers: readonly Answer[]): ((query: string, most: number) => Answer[]) => {
  const prepared = answers.map((answer): Prepared => {
    const names = [answer.title, ...answer.typed].map((name) => ({
      whole: wordsOf(name),
      words: wordsOf(name, true),
    }));
    return { answer, names, text: new Set(wordsOf(answer.text, true)) };
  });
  const seen = new Map<string, number>();
  for (const { names } of prepared)
    for (const word of new Set(names.flatMap(({ words }) => words)))
      seen.set(word, (seen.get(word) ?? 0) + 1);
  /** Rare words say more. A number that stands nowhere says nothing: `4000 close_wait`. */
  const weight = (word: string): number => {
    const count = seen.get(word);
    if (count === undefined && /^\d+$/.test(word)) return 0;
    return Math.log(1 + answers.length / (count ?? 2));
  };
  return (query, most) => {
    const asked = wordsOf(query);
    const all = asked.reduce((sum, word) => sum + weight(word), 0);
    if (all === 0) return [];
    return prepared
      .map(({ answer, names, text }) => {
        let best = 0;
        for (const { whole, words } of names) {
          // Whole within one name, first of all; what is over in the name counts against it a little.
          const found = asked.reduce(
            (sum, word) => sum + weight(word) * Math.max(bestIn(words, word), inText * bestIn(text, word)),
            0,
          );
          const used = whole.filter((word) => asked.some((one) => word.startsWith(one))).length;
          best = Math.max(best, found / all + (0.2 * used) / Math.max(whole.length, 1));
        }
        const every = names.flatMap(({ words }) => words);
        const anywhere = asked.reduce((sum, word) => sum + weight(word) * bestIn(every, word), 0) / all;
        return { answer, score: Math.max(best, 0.9 * anywhere) + preferred[answer.kind] };
      })
      .filter(({ score, answer }) => score - preferred[answer.kind] >= enough)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ answer }) => answer);
  };
};
