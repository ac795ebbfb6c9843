/** What went wrong with a reader's code: where, and in words. */
import { faultText } from '../words/index.ts';
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
      message: faultText((words) => words.noName(word)),
      hint: faultText((words) => (closed.has(word) ? words.closedRoom : words.spelled)),
    };
  }
  const property = /^Cannot read propert(?:y|ies) of (undefined|null) \(reading '(.+)'\)/.exec(message);
  if (property) return { message: faultText((words) => words.propertyOf(property[2]!, property[1]!)) };
  const call = /^(.+) is not a function/.exec(message);
  if (call) return { message: faultText((words) => words.noFunction(call[1]!)) };
  if (/call stack|too much recursion/i.test(message))
    return {
      message: faultText((words) => words.endless),
      hint: faultText((words) => words.endlessHint),
    };
  if (/^Invalid (\w+ )+length|allocation/i.test(message))
    return { message: faultText((words) => words.memory) };
  if (name && name !== 'Error') return { message: `${name}: ${message}`.slice(0, 500) };
  return { message: message ? message.slice(0, 500) : faultText((words) => words.noWords) };
};
