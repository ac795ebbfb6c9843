/** What a run of the front page's close came to: times and states as they stand in a sentence, `null` where there is none. */
type Outcome = Record<
  'again' | 'clientLived' | 'serverLived' | 'serverState' | 'timeWait',
  string | number | null
>;

/** The front page: the close one may lose a segment of, and what lies beside it. */
export const front = {
  close: {
    legend: 'Which segment is lost',
    prompt: 'Tap one of the four.',
    choices: ['none', 'first FIN', 'its ACK', 'second FIN', 'last ACK'],
    lines: [
      (o: Outcome) =>
        `Nothing is lost. The server is done ${o.serverLived} after its close(). The client waits in TIME-WAIT for ${o.timeWait} more.`,
      (o: Outcome) =>
        `You lost the first. The client sends it ${o.again} more times and gives up after ${o.clientLived}. The server stays in ${o.serverState}: it never learns.`,
      (o: Outcome) =>
        `You lost the second. The client sends its FIN ${o.again} more times and leaves after ${o.clientLived}. The server stays in ${o.serverState}.`,
      (o: Outcome) =>
        `You lost the third. The server sends it ${o.again} more times and gives up after ${o.serverLived}. The client waits ${o.clientLived}, and never learns.`,
      (o: Outcome) =>
        `You lost the last. The server sends its FIN ${o.again} more times and leaves after ${o.serverLived}. The client answers each one, and stays ${o.clientLived}.`,
    ],
    more: 'Why?',
    client: 'client',
    server: 'server',
    lostEachTime: (times: number) => `again ${times} times`,
    setting: (retries: number) => `Linux with tcp_orphan_retries = ${retries}; every copy is lost`,
  },
  title: ['Four segments end a TCP connection.', 'Lose one.'],
  description:
    'How a TCP connection ends, and what happens when each of its four closing segments is lost: a notebook whose simulator runs in your browser and does what Linux 6.18 does.',
  come: 'What brings you here?',
  chaptersTitle: 'Chapters',
  parts: ['The close, segment by segment', 'What comes of it'],
  checked: 'Checked against Linux',
  simulated: (kernel: string) =>
    `recordings of a real kernel (Linux ${kernel}) that the simulator repeats: every segment, every state, every error code`,
  segments: 'segments compared, one by one',
  median: 'median distance in time between simulated and recorded',
  checkedText:
    'The recordings came first, and the rule of comparison was fixed before the simulator was written. No number is fitted to one of them. Where the textbook and the kernel part ways, both are told, and the difference is a picture.',
  checkedLink: 'See every recording beside its simulation',
  more: 'Make it yours',
  /** Page, name, what it is. */
  moreItems: [
    [
      '/playground/',
      'Playground',
      'One wide cell: write two programs and a network of your own, or start from any cell of the site.',
    ],
    [
      '/capture/',
      'Your capture',
      'Open a pcap of yours and see its closes drawn. It never leaves your machine.',
    ],
    [
      '/glossary/',
      'Glossary',
      'Eleven states, the settings that govern them, and the terms, a sentence each.',
    ],
    ['/exercises/', 'Exercises', 'A goal for each chapter: change a small program until its run reaches it.'],
    ['/api/', 'Cell API', 'What a cell can say: steps, rules, settings.'],
  ],
  notes:
    'Reads without JavaScript, prints as a handout, works offline after the first visit. Nothing is sent anywhere.',
};
