/** What the page and its worker say to each other. */
import type {
  CaptureFault,
  CaptureTrace,
  ChapterSlug,
  CloseStory,
  LineFault,
} from '../../../export/index.ts';

export type ToWorker =
  | { type: 'files'; files: File[] }
  | { type: 'text'; text: string }
  | { type: 'choose'; id: number };

/** One line of the list of connections. */
export interface Row {
  id: number;
  client: string;
  server: string;
  packets: number;
  bytes: number;
  /** µs since 1970 (or midnight, in pasted text), and µs. */
  start: number;
  lasted: number;
  end: 'closed' | 'half' | 'reset' | 'open';
  /** Seen from two places. */
  twice: boolean;
  handshake: boolean;
}

export type FromWorker =
  | { type: 'progress'; read: number; size: number }
  | { type: 'refused'; file: string; fault: CaptureFault }
  | {
      type: 'list';
      rows: Row[];
      /** Connections left out of `rows` because there were too many. */
      more: number;
      frames: number;
      packets: number;
      /** What was not TCP, by kind, and link types that are not understood. */
      other: { kind: string; count: number }[];
      truncated: { file: string; fault: CaptureFault }[];
      lines?: LineFault[];
    }
  | {
      type: 'connection';
      id: number;
      result: CaptureTrace;
      story: CloseStory;
      active: 'client' | 'server' | null;
      chapter: ChapterSlug;
    }
  | { type: 'failed'; message: string };
