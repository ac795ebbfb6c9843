/** What the page shows of all connections together, bounded however many there are. */
import {
  type Conversation,
  captureTrace,
  closeSketch,
  groupByStory,
  type ListedClose,
  resetSources,
  storyKey,
  timeAxis,
} from '../../../export/index.ts';
import type { Fleet } from './capture-messages.ts';

/** Kinds drawn as pictures. */
const MAX_GROUPS = 24;
const SLICES = 60;
const MAX_SOURCES = 10;
/** Lines of the list; the page holds them all. */
const MAX_ROWS = 5000;

export const fleetOf = (found: readonly Conversation[], closes: readonly ListedClose[]): Fleet => {
  const groups = groupByStory(closes);
  return {
    groups: groups.slice(0, MAX_GROUPS).map((group) => ({
      ...group,
      sketch: closeSketch(captureTrace(found[group.example]!).trace),
    })),
    more: Math.max(0, groups.length - MAX_GROUPS),
    axis: timeAxis(closes, SLICES),
    sources: resetSources(closes, MAX_SOURCES),
  };
};

/** In the order of time; where there are too many, of each kind as many as there is room for, so that no outlier is left out. */
export const listed = (closes: readonly ListedClose[]): { rows: ListedClose[]; more: number } => {
  let rows = [...closes];
  if (rows.length > MAX_ROWS) {
    const count = new Map(groupByStory(closes).map(({ key, count: n }) => [key, n]));
    rows = rows.sort((a, b) => count.get(storyKey(a))! - count.get(storyKey(b))!).slice(0, MAX_ROWS);
  }
  const open = (one: ListedClose): number => Number(one.ended === 'open' || one.ended === 'unanswered');
  // A closed connection is what this page is for: those come first.
  rows.sort((a, b) => open(a) - open(b) || a.start - b.start);
  return { rows, more: closes.length - rows.length };
};
