/** What went wrong with a reader's code: where, and in words. */
import type { Text } from './text.ts';

export interface CodeFault {
  /**
   * `syntax`: it is no program. `closed`: there is no sandbox to run it in. `run`: it threw. `result`: what it returned cannot be
   * drawn. `ended`: it was stopped.
   */
  stage: 'syntax' | 'closed' | 'run' | 'result' | 'ended';
  message: Text;
  /** What might help. */
  hint?: Text;
  /** From 1; absent when the engine gave no position. */
  line?: number;
  column?: number;
  /** The cell it happened in, when that is another one. */
  cell?: string;
}

const closed = new Set(
  'fetch XMLHttpRequest WebSocket document window localStorage sessionStorage navigator parent top alert'.split(
    ' ',
  ),
);

/** The common errors of JavaScript engines, said plainly; others keep the engine's own words. */
export const errorInWords = (name: string, message: string): Pick<CodeFault, 'message' | 'hint'> => {
  const missing = /^(?:Can't find variable: )?([\w$]+)(?: is not defined)?$/.exec(message);
  if (name === 'ReferenceError' && missing) {
    const word = missing[1]!;
    return {
      message: { en: `There is nothing named ${word} here.`, zh: `这里没有叫 ${word} 的东西。` },
      hint: closed.has(word)
        ? {
            en: 'Cells run in a closed room: no page, no network, no storage.',
            zh: '单元在封闭的环境里运行：没有页面、没有网络、没有存储。',
          }
        : {
            en: `Is it spelled right, and named in the import at the top?`,
            zh: `拼写对吗？有没有写进开头的 import？`,
          },
    };
  }
  const property = /^Cannot read propert(?:y|ies) of (undefined|null) \(reading '(.+)'\)/.exec(message);
  if (property)
    return {
      message: {
        en: `.${property[2]} was asked of ${property[1]}: the value before the dot is missing.`,
        zh: `对 ${property[1]} 取 .${property[2]}：点号前面的值不存在。`,
      },
    };
  const call = /^(.+) is not a function/.exec(message);
  if (call)
    return {
      message: {
        en: `${call[1]} is not a function, so it cannot be called.`,
        zh: `${call[1]} 不是函数，不能调用。`,
      },
    };
  if (/call stack|too much recursion/i.test(message))
    return {
      message: { en: 'A function calls itself without end.', zh: '有函数无休止地调用自己。' },
      hint: { en: 'Recursion needs a case in which it stops.', zh: '递归要有停下来的情况。' },
    };
  if (/^Invalid (\w+ )+length|allocation/i.test(message))
    return {
      message: { en: 'It asked for more memory than a cell may have.', zh: '它要的内存超过了单元的上限。' },
    };
  const words = name && name !== 'Error' ? `${name}: ${message}` : message || 'An error without words.';
  return { message: words.slice(0, 500) };
};
