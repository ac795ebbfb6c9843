/** What stands in a figure on another's page, and is said of it where one copies it. */
export const embed = {
  from: (chapter: string) => `“${chapter}” on Last ACK`,
  figureOf: (name: string) => `Figure ${name}`,
  failed: 'This figure could not be made to answer: its script did not come.',
  reset: 'Reset',
  notDrawn: 'This could not be drawn: ',
  ignored: (what: string) => `Not known here and left out: ${what}.`,
  copy: 'Copy to embed',
  copied: 'Copied: a frame for your own page.',
  copyFailed: 'The browser did not let the page copy. The frame is:',
};
