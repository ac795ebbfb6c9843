/** What the page and its worker say to each other. */
import type { Report } from '../../../diagnose/index.ts';

export type ToWorker = { type: 'text'; text: string } | { type: 'mask'; masked: boolean };

export type FromWorker =
  | { type: 'progress'; percent: number }
  | { type: 'report'; report: Report }
  | { type: 'failed'; message: string };
