/** Which page says more of a kind of symptom: an address of the site, without language. */
import type { DiagnosisKind } from '../../../diagnose/index.ts';

export const further: Partial<Record<DiagnosisKind, string>> = {
  'close-wait': '/second-ack-lost/',
  'fin-wait-2-orphan': '/between-second-and-third/',
  'fin-wait-2-held': '/between-second-and-third/',
  'fin-wait-2': '/between-second-and-third/',
  'fin-wait-1': '/first-fin-lost/',
  'last-ack': '/third-fin-lost/',
  closing: '/simultaneous-close/',
  'time-wait': '/fourth-ack-lost/',
  'time-wait-ports': '/fourth-ack-lost/',
  'no-port': '/fourth-ack-lost/',
  'address-in-use': '/fourth-ack-lost/',
  'time-wait-overflow': '/fourth-ack-lost/',
  reset: '/reset-instead-of-fin/',
  'broken-pipe': '/reset-instead-of-fin/',
  'closed-unread': '/reset-instead-of-fin/',
  'closed-abruptly': '/reset-instead-of-fin/',
  'idle-race': '/between-second-and-third/',
  orphans: '/first-fin-lost/',
  'orphans-standing': '/first-fin-lost/',
  files: '/second-ack-lost/',
};
