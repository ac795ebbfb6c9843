/** Numbers as diagnoses say them, and how amounts are written. */

/** Times in ms unless their name says otherwise. What is not known is absent. */
export interface SymptomNumbers {
  /** Sockets, flows, lines or events. */
  count: number;
  /** In the first of two samples. */
  before?: number;
  /** Of them, in both samples. */
  lasting?: number;
  /** The program that holds most of them, and how many. */
  process?: string;
  processCount?: number;
  /** The far end most of them have, and how many. */
  peer?: string;
  peerCount?: number;
  port?: number;
  /** As many as there are, where the far end of each is on this machine. */
  towardsItself?: number;
  /** CLOSE-WAIT by what the program has read: all, all but the end of file, not all data. */
  readToEnd?: number;
  finUnread?: number;
  dataUnread?: number;
  /** Of the timers: how often the furthest has fired; when the first and the last of them fire; how many have one. */
  retries?: number;
  leftMs?: number;
  longestMs?: number;
  timed?: number;
  /** When the kernel ends the last of them. */
  endsMs?: number;
  rttMs?: number;
  /** Ports a client may take. */
  range?: number;
  /** A listener's queue and its limit. */
  waiting?: number;
  backlog?: number;
  /** Bytes in the fullest queue. */
  queued?: number;
  /** Whose words an error is. */
  who?: string;
  finTimeoutS?: number;
  orphanRetries?: number;
  retries2?: number;
  synRetries?: number;
  maxOrphans?: number;
  maxTimeWait?: number;
  keepaliveS?: number;
  closeWaitS?: number;
}

/** What is said of one kind of symptom, in the order it is said. */
export interface SymptomAnswer {
  /** What it is, in one sentence. */
  is: string;
  /** Whose fault, and why that is known. */
  whose: string;
  /** What happens, and when, if nobody acts. */
  next: string;
  /** The next command to run. Safe as it stands: nothing of a paste is in it. */
  command: string;
  commandWhy: string;
  /** The setting that matters, and whether changing it helps. */
  setting: string;
  /** What people wrongly do. */
  wrong: string;
}

/** 4012 → `4,012`. */
export const amount = (n: number | undefined): string =>
  String(n ?? '?').replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** @param units names of millisecond, second, minute and hour, with the space before them where the language has one */
export const timeIn =
  (units: readonly [ms: string, s: string, min: string, h: string]) =>
  (ms: number | undefined): string => {
    if (ms === undefined) return '?';
    if (ms < 1000) return `${Math.round(ms)}${units[0]}`;
    if (ms < 120_000) return `${ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)}${units[1]}`;
    if (ms < 7_200_000) return `${Math.round(ms / 60_000)}${units[2]}`;
    return `${Math.round(ms / 360_000) / 10}${units[3]}`;
  };
