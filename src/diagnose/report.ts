/** Everything a page shows of a paste, small whatever its size: answers, counts, what grew, what was not read. */
import { type TcpState, tcpStates } from '../sim/index.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import { withItsEnd } from './ends-when.ts';
import { maskAddresses, maskedDiagnosis, maskedSocket } from './mask-addresses.ts';
import type { Paste } from './read-paste.ts';
import { withoutPort } from './rules/of-sockets.ts';
import type { Settings } from './settings.ts';
import { type Growth, tally } from './survey.ts';

export interface Bars {
  rows: { name: string; count: number }[];
  /** What the rows leave out. */
  rest: number;
}

export interface Report {
  diagnoses: Diagnosis[];
  settings: Settings;
  states: { state: TcpState | 'orphan'; count: number }[];
  /** Bars that would have one row, or none, are left out. */
  process: Bars;
  peer: Bars;
  port: Bars;
  growth: Growth[];
  unread: Paste['unread'];
  unreadCount: number;
  fault: Paste['fault'];
  cut: number;
  masked: boolean;
}

const MOST_ROWS = 8;
const none: Bars = { rows: [], rest: 0 };
/** Of nothing but different values there is nothing to see. */
const telling = (bars: Bars): Bars => (bars.rows.some(({ count }) => count > 1) ? bars : none);

/** @param masked addresses and names as letters, and no line of the paste */
export const reportOf = (paste: Paste, masked = false): Report => {
  const { diagnoses, survey } = diagnose(paste);
  const mask = maskAddresses();
  const ended = diagnoses.map((one) => withItsEnd(one, paste.settings));
  const shown = masked ? survey.sockets.map((socket) => maskedSocket(socket, mask)) : survey.sockets;
  const sockets = shown.filter(({ state }) => state !== 'LISTEN');
  const states = tcpStates.flatMap((state) => {
    const count = survey.states[state];
    return count ? [{ state, count }] : [];
  });
  return {
    diagnoses: masked ? ended.map((one) => maskedDiagnosis(one, mask)) : ended,
    settings: paste.settings,
    states: [...states, ...(survey.orphans ? [{ state: 'orphan' as const, count: survey.orphans }] : [])],
    process: telling(
      tally(
        sockets.map(({ process }) => process),
        MOST_ROWS,
      ),
    ),
    peer: telling(tally(sockets.map(withoutPort), MOST_ROWS)),
    port: telling(
      tally(
        sockets.map(({ local }) => (local?.port ? String(local.port) : null)),
        MOST_ROWS,
      ),
    ),
    growth: survey.growth ?? [],
    unread: masked ? paste.unread.map(({ line }) => ({ line, text: '' })) : paste.unread,
    unreadCount: paste.unreadCount,
    fault: paste.fault,
    cut: paste.cut,
    masked,
  };
};
