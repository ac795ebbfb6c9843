/**
 * The Take menu: everything a cell can be carried away as. Load it when the reader asks for it:
 *
 *     const { offerDownloads } = await import('…/take/offer-downloads.ts');
 *     offerDownloads(trace, { id, code, values, rules }, { button, against, names, lang, words });
 *
 * A cell that draws no timeline hands its table over in place of the trace. The menu opens under `button`, takes the focus, and gives it back when it closes (Esc, a click elsewhere, a second press).
 */
import {
  type CellAsItStands,
  cellSource,
  csv,
  labLacks,
  packetdrill,
  pcapng,
  shellLab,
  tableCsv,
} from '../../../export/index.ts';
import type { Trace } from '../../../sim/index.ts';
import type { Lang, TakeWords } from '../../../words/index.ts';
import { adoptStyles } from '../../adopt-styles.ts';
import { type Picture, pngBlob, svgText } from './picture.ts';
import { saveFile } from './save-file.ts';
import css from './take.css?inline';

export type TakeKind = keyof TakeWords['items'];

export interface TakePlace {
  /** What was pressed; the menu hangs under it. */
  button: HTMLElement;
  /** A second trace drawn on the same axis, and both names, for SVG and PNG. */
  against?: Trace;
  names?: readonly [string, string];
  /** What the pictures are written in, and the menu. */
  lang: Lang;
  words: TakeWords;
  /** Offers only these. */
  only?: readonly TakeKind[];
  /** Files of the whole chapter that the site holds, by kind: their addresses. */
  chapter?: Partial<Record<TakeKind, string>>;
}

/** A table as it is read: words of one language. */
export interface TakenTable {
  columns: string[];
  rows: (string | number)[][];
  /** The chart that stands over it, as a file. */
  svg?: () => string;
}

/** File name extension, and the file. */
type Maker = readonly [extension: string, make: () => Blob | Promise<Blob>];
type Makers = Partial<Record<TakeKind, Maker>>;

const text = (content: string, type: string) => new Blob([content], { type: `${type};charset=utf-8` });

const ofTrace = (trace: Trace, picture: Picture): Makers => ({
  pcapng: ['pcapng', () => new Blob([pcapng(trace).slice()], { type: 'application/octet-stream' })],
  ...(!labLacks(trace.scenario) && {
    lab: ['sh', () => text(shellLab(trace.scenario, { trace }), 'text/x-shellscript')] satisfies Maker,
  }),
  packetdrill: ['pkt', () => text(packetdrill(trace), 'text/plain')],
  svg: ['svg', () => text(svgText(picture), 'image/svg+xml')],
  png: ['png', () => pngBlob(svgText(picture))],
  csv: ['csv', () => text(csv(trace), 'text/csv')],
});

const ofTable = ({ columns, rows, svg }: TakenTable): Makers => ({
  ...(svg && {
    svg: ['svg', () => text(svg(), 'image/svg+xml')],
    png: ['png', () => pngBlob(svg())],
  }),
  table: ['csv', () => text(tableCsv(columns, rows), 'text/csv')],
});

/** The menu's order. */
const order: TakeKind[] = ['pcapng', 'lab', 'packetdrill', 'ts', 'svg', 'png', 'csv', 'table'];

let open: { menu: HTMLElement; button: HTMLElement; close: (refocus: boolean) => void } | null = null;

const fileName = (id: string, extension: string): string =>
  `${id.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'last-ack'}.${extension}`;

/** Opens the menu under `place.button`; a second call for the same button closes it. */
export const offerDownloads = (shown: Trace | TakenTable, source: CellAsItStands, place: TakePlace): void => {
  const again = open?.button === place.button;
  open?.close(again);
  if (again) return;
  adoptStyles(css);
  const { lang, words: say } = place;
  const picture = (trace: Trace): Picture => ({
    trace,
    lang,
    ...(place.against ? { against: place.against } : {}),
    ...(place.names ? { names: place.names } : {}),
  });
  const makers: Makers = {
    ...('rows' in shown ? ofTable(shown) : ofTrace(shown, picture(shown))),
    ts: ['ts', () => text(cellSource(source), 'text/plain')],
  };

  const menu = document.createElement('div');
  menu.className = 'la-take';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', say.title);
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  const tell = (message: string, error = false): void => {
    note.textContent = message;
    note.classList.toggle('la-take-error', error);
  };
  const item = (kind: TakeKind, element: HTMLElement): HTMLElement => {
    const { name, what } = say.items[kind];
    element.setAttribute('role', 'menuitem');
    element.tabIndex = -1;
    element.dataset.kind = kind;
    const strong = document.createElement('b');
    strong.textContent = name;
    const small = document.createElement('span');
    small.textContent = what;
    element.append(strong, small);
    return element;
  };
  for (const kind of order) {
    const maker = makers[kind];
    if (!maker || (place.only && !place.only.includes(kind))) continue;
    const [extension, make] = maker;
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', async () => {
      const name = fileName(source.id, extension);
      try {
        saveFile(name, await make());
        tell(say.done(name));
      } catch (error) {
        tell(say.failed(name, error instanceof Error ? error.message : String(error)), true);
      }
    });
    menu.append(item(kind, button));
  }
  for (const [kind, address] of Object.entries(place.chapter ?? {})) {
    const link = document.createElement('a');
    link.href = address;
    link.download = '';
    menu.append(item(kind as TakeKind, link));
  }
  menu.append(note);

  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const outside = (event: Event): void => {
    const target = event.target as Node;
    if (!menu.contains(target) && !place.button.contains(target)) close(false);
  };
  const close = (refocus: boolean): void => {
    document.removeEventListener('pointerdown', outside, true);
    menu.remove();
    place.button.setAttribute('aria-expanded', 'false');
    if (refocus) place.button.focus();
    open = null;
  };
  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      event.stopPropagation();
      close(true);
    }
  });
  document.addEventListener('pointerdown', outside, true);
  open = { menu, button: place.button, close };
  place.button.setAttribute('aria-haspopup', 'menu');
  place.button.setAttribute('aria-expanded', 'true');
  document.body.append(menu);
  const at = place.button.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  menu.style.insetBlockStart = `${at.bottom + scrollY}px`;
  menu.style.insetInlineStart = `${Math.max(8, Math.min(at.left, wide - menu.offsetWidth - 8)) + scrollX}px`;
  items[0]?.focus({ preventScroll: true });
  menu.scrollIntoView({ block: 'nearest' });
};
