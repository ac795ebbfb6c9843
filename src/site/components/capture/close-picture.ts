/** A close as a picture the size of a word: two hosts, a line a segment. */
import type { SketchLine } from '../../../export/index.ts';

const WIDTH = 64;
const STEP = 7;
const MAX = 8;

/** SVG as a string; it says nothing that the words beside it do not, so it is hidden from those who listen. */
export const closePicture = (lines: readonly SketchLine[]): string => {
  const drawn = lines.map(({ from, kind, fate }, i) => {
    const y = 4 + i * STEP;
    const [x1, x2] = from === 'client' ? [6, WIDTH - 6] : [WIDTH - 6, 6];
    const end = fate === 'lost' ? (x1 + x2 * 2) / 3 : x2;
    const back = from === 'client' ? -4 : 4;
    const head =
      fate === 'lost'
        ? `<path d="M${end - 3} ${y}l6 6m0-6l-6 6"/>`
        : fate === 'unknown'
          ? ''
          : `<path d="M${end} ${y + 4}l${back}-3m${-back} 3l${back} 1.5"/>`;
    return `<g class="la-p-${kind}${fate === 'unknown' ? ' la-p-unknown' : ''}"><path d="M${x1} ${y}L${end} ${y + 4}"/>${head}</g>`;
  });
  const height = MAX * STEP + 6;
  return `<svg class="la-p" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" aria-hidden="true"><path class="la-p-host" d="M4 1V${height - 1}M${WIDTH - 4} 1V${height - 1}"/>${drawn.join('')}</svg>`;
};
