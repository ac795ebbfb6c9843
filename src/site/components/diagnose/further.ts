/** Which page says more of a kind of symptom: an address of the site, without language. */
import type { DiagnosisKind } from '../../../diagnose/index.ts';

export const further: Partial<Record<DiagnosisKind, string>> = {
  'close-wait': '/guide/close-wait-piles-up/',
  'fin-wait-2-orphan': '/guide/fin-wait-2-piles-up/',
  'fin-wait-2-held': '/guide/fin-wait-2-piles-up/',
  'fin-wait-2': '/guide/fin-wait-2-piles-up/',
  'fin-wait-1': '/guide/fin-wait-1-does-not-end/',
  'last-ack': '/third-fin-lost/',
  closing: '/simultaneous-close/',
  'time-wait': '/guide/time-wait-takes-the-ports/',
  'time-wait-ports': '/guide/time-wait-takes-the-ports/',
  'no-port': '/guide/time-wait-takes-the-ports/',
  'address-in-use': '/guide/address-already-in-use/',
  'time-wait-overflow': '/fourth-ack-lost/',
  reset: '/guide/reset-instead-of-the-last-response/',
  'broken-pipe': '/guide/broken-pipe/',
  'closed-unread': '/guide/reset-instead-of-the-last-response/',
  'closed-abruptly': '/reset-instead-of-fin/',
  'idle-race': '/guide/idle-connection-and-502/',
  orphans: '/first-fin-lost/',
  'orphans-standing': '/first-fin-lost/',
  files: '/guide/close-wait-piles-up/',
};
