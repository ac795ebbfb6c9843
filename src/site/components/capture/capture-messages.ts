/** What the page and its worker say to each other. */
import type {
  CaptureFault,
  CaptureTrace,
  ChapterSlug,
  CloseStory,
  Finding,
  LineFault,
  ListedClose,
  Misfit,
  NoTwin,
  ResetSource,
  SketchLine,
  StoryGroup,
  TimeAxis,
} from '../../../export/index.ts';
import type { Lang } from '../../../words/index.ts';

export type ToWorker =
  | { type: 'files'; files: File[] }
  | { type: 'text'; text: string }
  /** Read no further; what was read is told. */
  | { type: 'stop' }
  | { type: 'choose'; id: number; lang: Lang };

/** All connections as one. */
export interface Fleet {
  groups: (StoryGroup & { sketch: SketchLine[] })[];
  /** Groups beyond those. */
  more: number;
  axis: TimeAxis | null;
  sources: ResetSource[];
}

export type FromWorker =
  | { type: 'progress'; read: number; size: number }
  /** The bytes are read; closes told so far, of all. */
  | { type: 'telling'; told: number; of: number }
  | { type: 'refused'; file: string; fault: CaptureFault }
  | {
      type: 'list';
      rows: ListedClose[];
      /** Connections left out of `rows` because there were too many. */
      more: number;
      fleet: Fleet;
      frames: number;
      packets: number;
      stopped: boolean;
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
      /** Drawn in the worker: SVG and table as HTML of our own renderer, and the segments left out of them. */
      figure: string;
      table: string;
      left: number;
    }
  | {
      /** Follows `connection`. */
      type: 'twin';
      id: number;
      twin:
        | { none: NoTwin }
        | { none?: never; misfit: Misfit | null; findings: Finding[]; figure: string; code: string };
    }
  | { type: 'failed'; message: string };
