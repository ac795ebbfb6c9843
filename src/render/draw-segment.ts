import { type Name, type SegmentLine, textWidth, wayOf } from '../timeline/index.ts';
import { type Frame, moved, n, whole } from './frame.ts';
import { type Mark, mark } from './mark.ts';

/** A segment with its heights counted from where it leaves: segments that are alike become the same bytes. */
const fromItsStart = (s: SegmentLine): SegmentLine => {
  const down = (y: number): number => y - s.y0;
  return {
    ...s,
    y0: 0,
    y1: down(s.y1),
    ...(s.hold && { hold: [down(s.hold[0]), down(s.hold[1])] }),
    ...(s.copy && { copy: [down(s.copy[0]), down(s.copy[1]), down(s.copy[2])] }),
  };
};

const line = (x0: number, y0: number, x1: number, y1: number, name?: string): Mark =>
  mark('line', {
    class: name,
    x1: x0 ? `${x0}%` : undefined,
    y1: whole(y0) || undefined,
    x2: x1 ? `${x1}%` : undefined,
    y2: whole(y1) || undefined,
  });

/** What stands `x` % across and `y` px below where its segment leaves. */
const placed = (x: number, y: number, what: Mark): Mark =>
  moved(y, x === 0 ? what : mark('svg', { x: `${x}%` }, what));

const pill = (main: string, note: string, name: string): Mark[] => {
  const w = 2 * Math.ceil(textWidth(main + (note ? ` ${note}` : ''), 13, 'bold') / 2 + 8);
  return [
    mark('rect', { class: name, x: -w / 2, y: -10, width: w, height: 20, rx: 10 }),
    mark('text', { class: name, y: 4.5 }, main, note && mark('tspan', { class: 'la-note' }, ` ${note}`)),
  ];
};

/** The name on its line: whole where there is room, else with its note under it. */
const nameMark = (s: SegmentLine, name: Name & { at: number; y: number }, frame: Frame): Mark => {
  const before = name.whole.indexOf(name.main);
  const rest = before === 0 ? name.whole.slice(name.main.length).trim() : '';
  const wide = before === 0 ? pill(name.main, rest, '') : pill(name.whole, '', '');
  // The space is not seen; it keeps the two lines two words for who has them read out.
  const under = (): Mark => mark('text', { class: 'la-note', y: 21 }, ` ${name.note}`);
  const narrow = name.note ? [...pill(name.main, '', ''), under()] : wide;
  const clean = (marks: readonly Mark[]): Mark[] =>
    marks.map((one) => {
      const { class: c, ...rest } = one.attributes;
      return { ...one, attributes: c ? one.attributes : rest };
    });
  return moved(
    name.y - s.y0,
    mark('svg', { class: 'la-name', x: `${n(name.at * 100)}%` }, frame.both(clean(wide), clean(narrow))),
  );
};

/** % from the client's band of what lies `share` % of the way. */
const across = ({ from }: SegmentLine, share: number): number => (from === 'client' ? share : 100 - share);

/** The line of a segment with a head or a cross, and what the network did to it. */
const lineMarks = (s: SegmentLine, frame: Frame): Mark[] => {
  const client = s.from === 'client';
  const x = (share: number): number => across(s, share);
  const ladder = frame.fixed?.ladder ?? 0;
  /** Turned along a line that falls by d px over the whole ladder. */
  const head = (y: number, d: number): Mark =>
    placed(
      x(100),
      y,
      mark('path', {
        class: 'la-h',
        d: client ? 'M0 0-9-3.6v7.2z' : 'M0 0 9-3.6v7.2z',
        ...(whole(d) === 0
          ? {}
          : frame.fixed
            ? { transform: `rotate(${n((Math.atan2(client ? d : -d, ladder) * 180) / Math.PI)})` }
            : { style: `--d:${whole(client ? d : -d)}` }),
      }),
    );
  const wait = (from: number, to: number): Mark => line(x(80), from, x(80), to, 'la-wait');
  const drawn: Mark[] = [];
  const [begin, end] = wayOf(s).map((share) => share * 100) as [number, number];
  if (s.lost) {
    drawn.push(
      line(x(0), 0, x(end), s.y1, 'la-fade'),
      placed(x(end), s.y1, mark('path', { class: 'la-x', d: 'M-5-5 5 5M5-5-5 5' })),
    );
  } else if (s.hold) {
    const [from, to] = s.hold;
    drawn.push(line(x(0), 0, x(80), from), wait(from, to), line(x(80), to, x(100), s.y1));
    drawn.push(head(s.y1, (s.y1 - to) / 0.2));
  } else if (s.unknown) {
    drawn.push(
      line(x(0), 0, x(100), s.y1, 'la-fade'),
      placed(x(97), s.y1 * 0.97, mark('text', { class: 'la-unsure' }, '?')),
    );
  } else drawn.push(line(x(begin), 0, x(100), s.y1), head(s.y1, (s.y1 * 100) / (100 - begin)));
  if (s.copy) {
    const [from, to, end] = s.copy;
    drawn.push(
      mark(
        'g',
        { class: 'la-copy' },
        wait(from, to),
        line(x(80), to, x(100), end),
        head(end, (end - to) / 0.2),
      ),
    );
  }
  return drawn;
};

/**
 * One segment: its line and its name. What can be pressed has its line even where it is seen below, for when it is marked.
 * @param host who sends it; left out, its line is drawn and no more, to lie below the names of others
 */
export const drawSegment = (given: SegmentLine, host: string | undefined, frame: Frame): Mark => {
  const s = fromItsStart(given);
  const live = host && frame.live && s.ladder === 0;
  const [begin] = wayOf(s);
  return mark(
    'g',
    {
      class: `la-s la-${s.kind}${s.only ? ' la-only' : ''}${live && s.under ? ' la-under' : ''}`,
      transform: `translate(0 ${whole(given.y0)})`,
      ...(live && {
        'data-event': s.id,
        tabindex: -1,
        role: 'button',
        'aria-label': given.name ? `${host} ${given.name.whole}` : undefined,
      }),
    },
    live && line(across(s, begin * 100), 0, across(s, 100), s.y1, 'la-hit'),
    (live || !host || !s.under) && lineMarks(s, frame),
    host && given.name && nameMark(given, given.name, frame),
  );
};
