/**
 * Counts by state: `ss -tan | awk '{print $1}' | sort | uniq -c`, `TIME_WAIT 41`, `CLOSE_WAIT: 4012`, the number a command with a
 * state and `wc -l` prints, and what people write: "4,000 sockets in CLOSE_WAIT".
 */
import type { Found, Reader } from '../evidence.ts';
import { STATE_IN_TEXT, stateNamed } from '../socket-states.ts';

/** 4012, 4,012, 4 012, 4k, 1.2k */
const number = (text: string): number => {
  const [, digits = '', k] = /^([\d.,' ]+)(k)?$/i.exec(text.trim()) ?? [];
  return k
    ? Math.round(Number(digits.replace(',', '.')) * 1000)
    : Number(digits.replaceAll(/[.,' ](?=\d{3})/g, ''));
};
const NUMBER = String.raw`(\d{1,3}(?:[.,']\d{3})+|\d+(?:\.\d+)?k|\d+)`;
const FIRST = new RegExp(String.raw`^\W*${NUMBER}\s+"?([A-Za-z][A-Za-z_12-]*)"?\W*$`, 'i');
const LAST = new RegExp(
  String.raw`^\W*(?:tcp\s+)?"?([A-Za-z][A-Za-z_12-]*)"?\s*(?:[:=|,]|\s|->|=>)\s*${NUMBER}\W*$`,
  'i',
);
const BEFORE = new RegExp(
  String.raw`(?<![\w.:/-])${NUMBER}\+?\s+(?:[\w-]+\s+){0,4}?(?:in\s+)?(?:state\s+)?(${STATE_IN_TEXT.source})`,
  'i',
);
const AFTER = new RegExp(
  String.raw`(${STATE_IN_TEXT.source})\s*(?:(?:sockets?|connections?|states?|count|is|are|=|:|-|–|\()\s*){1,3}${NUMBER}(?![\w.:])`,
  'i',
);
const CHINESE_BEFORE = new RegExp(
  String.raw`${NUMBER}\s*(?:多)?\s*(?:个|条|万)?[^\d\s]{0,8}\s*(${STATE_IN_TEXT.source})`,
  'i',
);
const CHINESE_AFTER = new RegExp(
  String.raw`(${STATE_IN_TEXT.source})[\s\p{Script=Han}：:，]{0,10}?${NUMBER}\s*(?:多)?\s*(?:个|条)`,
  'iu',
);

const counted = (word: string, count: string): Found | null => {
  const state = stateNamed(word);
  return state ? { is: 'count', state, count: number(count) } : null;
};

export const countLists: Reader = {
  kind: 'counts',
  read: (line, { asked }): Found | null => {
    if (line.length > 300) return null;
    const first = FIRST.exec(line);
    if (first) {
      const found = counted(first[2]!, first[1]!);
      if (found) return found;
      // Other rows of the same list: `1 State`, `2 established)`, `1 servers)`.
      if (/^\W*\d+\s+(?:state|servers?\)?|local|address|foreign|recv-q|proto|\w+\)?)\W*$/i.test(line))
        return { is: 'noise' };
    }
    const last = LAST.exec(line);
    const found = last && counted(last[1]!, last[2]!);
    if (found) return found;
    const alone = /^\s*(\d{1,7})\s*$/.exec(line);
    if (alone && asked) return { is: 'count', state: asked, count: Number(alone[1]) };
    // A sentence. A row with an address in it is no sentence.
    if (/\d\.\d+\.\d+\.\d|\d:\d/.test(line)) return null;
    const chinese = /\p{Script=Han}/u.test(line);
    const [before, after] = [
      BEFORE.exec(line) ?? (chinese ? CHINESE_BEFORE.exec(line) : null),
      AFTER.exec(line) ?? (chinese ? CHINESE_AFTER.exec(line) : null),
    ];
    if (before) return counted(before[2]!, before[1]!);
    return after ? counted(after[1]!, after[2]!) : null;
  },
};
