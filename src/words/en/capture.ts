/** What is said of one captured connection. */

type Side = 'client' | 'server';

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const sides = { client: 'client', server: 'server' };

export const capture = {
  /** How it ended, in two or three words, for lists and filters. */
  endings: {
    fin: 'closed by FIN',
    rst: 'reset',
    'rst-after-fin': 'reset after a FIN',
    refused: 'refused',
    unanswered: 'SYN not answered',
    timeout: 'given up',
    'half-closed': 'one side closed',
    'cut-off': 'cut off by the capture',
    open: 'still open',
  },
  /** One sentence or two: who closed first and how it ended. */
  answer: (a: {
    closedFirst: Side | 'both' | null;
    ended: string;
    endedMs: number | null;
    idleMs: number | null;
    resetBy: Side | null;
  }): string => {
    const after = a.idleMs !== null && a.idleMs >= 1000 ? `, after ${time(a.idleMs)} of silence` : '';
    const first =
      a.closedFirst === 'both'
        ? `Both hosts closed at once, neither having heard of the other’s FIN${after}`
        : a.closedFirst
          ? `The ${sides[a.closedFirst]} closed first${after}`
          : '';
    const reset = a.resetBy ? sides[a.resetBy] : 'other host';
    switch (a.ended) {
      case 'fin':
        return `${first}. Both FINs were acknowledged, ${time(a.endedMs ?? 0)} after the first segment.`;
      case 'rst-after-fin':
        return `${first}. Then the ${reset} sent a RST.`;
      case 'rst':
        return `The ${reset} reset the connection${after}; there was no FIN.`;
      case 'refused':
        return `The ${reset} refused the connection: its RST answered the SYN, so it was never open.`;
      case 'unanswered':
        return 'The SYN was never answered inside the capture: the connection was not opened.';
      case 'timeout':
        return `${first ? `${first}. ` : ''}The last segment was sent again several times and never answered.`;
      case 'half-closed':
        return `${first}. The other side had not closed when the capture ended.`;
      case 'cut-off':
        return `${first}. The capture ends before the answer, so what became of it is unknown.`;
      default:
        return 'Still open: there is no FIN and no RST in the capture.';
    }
  },
};
