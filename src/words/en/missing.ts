/** A part of the page that could not be fetched. */
export const missing = {
  told: 'A part of this page could not be loaded. Your text is kept. Press again once online, or:',
  again: 'Load the page again',
};
