import { explained, type Trace } from '../sim/index.ts';
import { events, type Lang } from '../timeline/index.ts';
import { escapeText } from './escape-text.ts';
import { eventText, placeText, timeText } from './event-text.ts';
import { whyText } from './why-text.ts';

const heads = {
  en: ['ms', 'where', 'what happens', 'why'],
  zh: ['毫秒', '位置', '发生了什么', '原因'],
};
const captions = { en: 'Every event, in order', zh: '全部事件，按时间排列' };

/**
 * The timeline's twin: one row per event with its reason. Rows carry `data-event` with the ids of `events(trace)`.
 * End tags that HTML lets go, and empty last cells, are left out. A recording gives no reasons; its table has no such column.
 */
export const renderEventTable = (trace: Trace, { lang = 'en' as Lang } = {}): string => {
  const list = events(trace);
  const reasons = list.some((event) => event.why);
  const columns = heads[lang].slice(0, reasons ? 4 : 3);
  const head = columns.map((name) => `<th scope="col">${name}</th>`).join('');
  const rows = list.map((event) => {
    const why = event.why && explained(event.why);
    const source = why ? ` <cite>${escapeText(why.source)}</cite>` : '';
    const setting = why?.setting ? ` <code>${escapeText(why.setting)}</code>` : '';
    const because = why ? `<td>${escapeText(whyText(why, lang))}${setting}${source}` : '';
    return `<tr data-event="${event.id}"><td>${timeText(event.t)}<td>${placeText(trace, event, lang)}<td>${escapeText(eventText(trace, event, lang))}${because}`;
  });
  return `<table class="la-event-table"><caption>${captions[lang]}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};
