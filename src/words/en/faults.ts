/** What went wrong with a reader's code. */
export const faults = {
  noName: (name: string) => `There is nothing named ${name} here.`,
  closedRoom: 'Cells run in a closed room: no page, no network, no storage.',
  spelled: 'Is it spelled right, and named in the import at the top?',
  propertyOf: (property: string, what: string) =>
    `.${property} was asked of ${what}: the value before the dot is missing.`,
  noFunction: (name: string) => `${name} is not a function, so it cannot be called.`,
  endless: 'A function calls itself without end.',
  endlessHint: 'Recursion needs a case in which it stops.',
  memory: 'It asked for more memory than a cell may have.',
  noWords: 'An error without words.',
  /** What the small compiler does not take. */
  cannotUse: (name: string) => `Cells cannot use ${name}.`,
  instead: {
    namespace: 'Use plain functions and objects.',
    decorator: 'Call the function directly.',
    accessor: 'Use a plain field.',
  },
  expected: (what: string) => `Expected ${what} here.`,
  unexpected: 'This does not fit here. Is something missing before it?',
  /** `words`: the compiler's own. */
  unterminated: (words: string) => `${words}: its end is missing.`,
  /** A result that cannot be drawn. */
  found: (where: string, found: string, allowed: string) => `${where}: found ${found}; allowed: ${allowed}.`,
  /** Runs that were stopped. */
  time: (seconds: number) =>
    `Stopped after ${seconds} s: the code did not finish. Is there a loop that never ends?`,
  output: 'Stopped: the code sent more than a result of 2 MB may hold.',
  stopped: 'Stopped.',
  hung: 'Stopped: the sandbox did not answer and was started anew.',
  slowStart: 'The sandbox has not started. Press Run to try again.',
  refused: 'the browser refused it',
  noResult: 'The run sent something that is not a result.',
};
