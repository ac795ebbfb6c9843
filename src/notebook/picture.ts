import type { Trace } from '../sim/index.ts';
import type { Text } from './text.ts';

/** One picture: the trace, and the second one on the same axis if there is one, each with its name. */
export interface Picture {
  traces: [Trace] | [Trace, Trace];
  labels: Text[];
  /** The opening is drawn, not folded, at first. */
  opening?: boolean;
  /** Said with the figure: that only its beginning is drawn, and which settings change nothing. */
  note?: Text;
}
