/** The views beside the timeline: event table, tcpdump, ss, state diagram. Made when first looked at. */
import type { Picture } from '../../../notebook/index.ts';
import { renderEventTable, renderSs, renderStateDiagram, renderTcpdump } from '../../../render/index.ts';
import { isSegmentEvent, type TraceEvent } from '../../../timeline/index.ts';
import type { ReasonsWords, WordsAtHand } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import { wholeNames } from '../../typeset.ts';
import type { View } from '../live/views.ts';
import css from './views.css?inline';

/** Marks the row or line of `event` and brings it into the panel's view, without moving the page. */
const mark = (panel: HTMLElement, event: TraceEvent | null): void => {
  for (const old of panel.querySelectorAll('.la-here')) old.classList.remove('la-here');
  if (!event) return;
  const wanted = [event.id, ...(isSegmentEvent(event.kind) ? [`s${event.index}`, `r${event.index}`] : [])];
  const found = wanted.map((id) => panel.querySelector<HTMLElement>(`[data-event="${id}"]`)).find(Boolean);
  if (!found) return;
  found.classList.add('la-here');
  const box = found.closest<HTMLElement>('.la-scroll') ?? panel;
  const [own, outer] = [found.getBoundingClientRect(), box.getBoundingClientRect()];
  if (own.top < outer.top + 30) box.scrollTop -= outer.top + 30 - own.top;
  else if (own.bottom > outer.bottom) box.scrollTop += own.bottom - outer.bottom;
};

/** @param old the run has changed since this view was made */
export const fillView = (
  view: View,
  panel: HTMLElement,
  picture: Picture,
  event: TraceEvent | null,
  words: WordsAtHand & { reasons: ReasonsWords },
  old: boolean,
): void => {
  adoptStyles(css);
  const trace = picture.traces[0];
  const at = event?.t ?? 0;
  if (view === 'events') {
    if (old) panel.innerHTML = wholeNames(renderEventTable(trace, words));
    mark(panel, event);
  } else if (view === 'tcpdump') {
    if (old) panel.innerHTML = renderTcpdump(trace, words.run, 'sender');
    mark(panel, event);
  } else if (view === 'ss') {
    panel.innerHTML = (['client', 'server'] as const)
      .map(
        (side) =>
          `<p class="la-ss-host">${words.run.hosts[side]}${words.run.colon}<code>ss -tano</code></p>${renderSs(trace, side, at)}`,
      )
      .join('');
  } else if (view === 'states') {
    const first = !panel.firstChild;
    panel.innerHTML = renderStateDiagram(trace, at, words.run);
    // Where it has to be scrolled it opens at its middle: as much is seen of the client's way as of the server's.
    if (first) panel.scrollLeft = (panel.scrollWidth - panel.clientWidth) / 2;
  }
};
