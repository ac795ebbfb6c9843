/** The menu of files that a cell or a captured close can be taken as. */
export const take = {
  title: 'Take this with you',
  done: (file: string) => `Saved ${file}.`,
  failed: (file: string, why: string) => `${file} could not be made: ${why}`,
  /** By kind of file: its name, and what is in it. */
  items: {
    pcapng: {
      name: 'Capture for Wireshark (.pcapng)',
      what: 'Both hosts’ captures, with our reasons as packet comments',
    },
    lab: {
      name: 'Lab for a real Linux (.sh)',
      what: 'One script that repeats this in two network namespaces; needs root',
    },
    packetdrill: { name: 'packetdrill script (.pkt)', what: 'The closing host as the kernel under test' },
    ts: { name: 'TypeScript (.ts)', what: 'The cell as it stands, with its parameters' },
    svg: { name: 'Picture (.svg)', what: 'The drawing, sharp at any size' },
    png: { name: 'Picture (.png)', what: 'The drawing as pixels, for slides and chats' },
    csv: { name: 'Events (.csv)', what: 'Every segment, state, call and timer, one a line' },
    table: { name: 'Table (.csv)', what: 'The numbers as they stand here' },
    ipynb: {
      name: 'Chapter as a notebook (.ipynb)',
      what: 'For Jupyter with the Deno kernel, outputs included',
    },
    md: {
      name: 'Chapter as plain text (.md)',
      what: 'Markdown: the prose, every event of each run, the code',
    },
  },
};
