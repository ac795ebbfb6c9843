/** The pages of exercises: a task, a cell, and whether its run reaches the goal. */
export const exercise = {
  title: 'Exercises',
  /** Of one chapter. */
  of: (chapter: string) => `Exercises: ${chapter}`,
  lead: 'A goal and a cell that does not reach it yet. Change the code, press Run, and the run is judged: every way that leads there counts. What you have done is kept in this browser.',
  description:
    'Exercises on how a TCP connection ends: change a small program until its run reaches the goal.',
  chapter: (title: string) => `The chapter: ${title}`,
  /** Before "2 / 20". */
  count: 'Done',
  done: 'done',
  hint: 'Hint',
  solution: 'Show a solution',
  use: 'Put it into the cell',
  reached: 'Done. The run reaches the goal.',
  /** @param still what is so instead, as a clause */
  notYet: (still: string) => `Not yet: ${still}.`,
  noFigure: 'the code has to return one scenario or figure',
  textbook: 'the goal is judged by what Linux does, and this run is the textbook’s',
  unjudged: 'this run is too far from the task to be judged',
  /** What has to stay as the exercise has it. */
  keeps: {
    rules: 'the network has to lose what it lost, and nothing else',
    rttMs: 'the round-trip time has to stay as it is',
    seed: 'the seed has to stay as it is',
    middlebox: 'the box on the path has to stay as it is',
    load: 'the other clients have to stay as they are',
    'client.script': 'the client has to make the calls it made',
    'client.sysctl': 'the settings of the client have to stay as they are',
    'server.script': 'the server has to make the calls it made',
    'server.sysctl': 'the settings of the server have to stay as they are',
    'server.loop': 'the loop around accept() has to stay as it is',
  },
};
