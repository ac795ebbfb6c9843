/** Pages that say one thing each, and the notes that stand above a chapter. */
export const pages = {
  chapterOf: (n: number, all: number) => `Chapter ${n} of ${all}`,
  api: {
    lead: 'Everything a cell may import from last-ack.',
    intro:
      'Each part begins with an example. The examples are programs: a test runs them, and the value after each arrow is what they gave. The declarations and their comments are read from the source.',
    elsewhere:
      'The same names, and with them those that draw a run, write its files and read a capture, are an npm package that the repository builds with `npm run package`. A cell of this site runs in your own program as it does here.',
    embed: ['A figure alone can stand on your page as well: ', 'how to embed one', '.'],
    source: 'Source',
    value: 'value',
    type: 'type',
  },
  offline: {
    title: 'You are offline',
    lead: 'This page was not kept on your device, and there is no network to fetch it.',
    again: 'Try again',
    kept: 'What is here without a network',
    more: 'Every figure runs, and what you changed is still there. Of the recordings, those you have opened before.',
  },
  playground: {
    title: 'Playground',
    description:
      'One wide cell: write a scenario, run it, share it. Start from any cell of the site or any kernel recording.',
  },
  embed: {
    title: 'Embed a figure',
    lead: 'Any figure of this site on a page of your own, with its controls.',
    noCell: 'There is no figure of this name:',
    frame: 'A frame',
    frameText:
      'Press “Link” under a figure, then “Copy to embed”. What you turned and lost goes along. You get this:',
    frameMore:
      'The script beside it is optional: it gives the frame the height of what is in it. Without JavaScript the frame shows the finished figure.',
    element: 'An element',
    elementText:
      'The same script has an element, which is shorter to write. What is between its tags is shown where it does not run.',
    asked: 'What you can ask for',
    askedText:
      'Each parameter has the name that it has in a link to the figure: turn it there and look at the address.',
    head: ['Parameter', 'What it does'],
    rows: [
      ['theme', 'light or dark; without it, what the reader’s system has'],
      ['lang', 'en or zh'],
      ['profile', 'linux, textbook or both'],
      ['lose', 'segments that the network loses: client.fin.1'],
      ['rtt', 'and each other parameter of the cell'],
      ['query', 'of the element: several at once, as they stand in a link'],
    ],
    short: 'Where a frame is all you can write, this address knows each cell by its name:',
    promise: 'What it does not do',
    promises: [
      'It runs only the cells of this site. Code that somebody wrote into a link is not read.',
      'It asks no other site for anything, sets no cookie and keeps nothing.',
      'It is about 9 KB until somebody touches it, and about 60 KB in all from then on.',
      'It tells the page around it how high it is, as a message { type: "last-ack-height", height }, and nothing else.',
      'Each page names its oEmbed answer, a JSON file beside it.',
    ],
    all: 'All figures',
  },
};
