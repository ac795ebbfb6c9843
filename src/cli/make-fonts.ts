/**
 * `npm run fonts`: writes the site's two typefaces and the widths the timeline reckons with, from released packages. The
 * packages are fetched into .cache and are no dependency: who only reads, builds or tests never needs them.
 *
 * - Inter, for the interface, English text and the figures: digits of one width, clear at 12 px. Optical size pinned to text.
 * - JetBrains Mono, for code: 0 and O, 1 and l apart.
 *
 * Both are under the SIL Open Font License without a reserved name, so that a subset may keep the name.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = [
  'inter-ui@4.1.1',
  '@expo-google-fonts/jetbrains-mono@0.4.1',
  'subset-font@2.9.0',
  'harfbuzzjs@1.6.4',
];
const home = resolve('.cache/fonts');
const fonts = resolve('src/site/fonts');
const widths = resolve('src/timeline/text-widths.ts');

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
/** What our texts hold besides ASCII. The space that does not break is here; Chinese comes from the system. */
const marks = '\u00a0°±·×–—‘’“”•…→←↑↓−≈≠≤≥Δµ©§✓✕';
/** What the timeline measures: marks that Chinese sets a whole em wide are told apart by `textWidth`. */
const measured = ascii + [...marks].filter((mark) => !'✓✕'.includes(mark)).join('');

interface Subsetting {
  targetFormat: 'woff2' | 'sfnt';
  keepFeatures: string[];
  preserveNameIds: number[];
  variationAxes: Record<string, number | { min: number; max: number }>;
}
type SubsetFont = (font: Buffer, text: string, options: Subsetting) => Promise<Buffer>;
interface HarfBuzz {
  Blob: new (bytes: ArrayBufferLike) => object;
  Face: new (blob: object) => { upem: number };
  Font: new (face: object) => { setVariations: (axes: object[]) => void };
  Variation: new (tag: string, value: number) => object;
  Feature: new (tag: string, value: number) => object;
  Buffer: new () => {
    addText: (text: string) => void;
    guessSegmentProperties: () => void;
    getGlyphInfosAndPositions: () => { xAdvance?: number }[];
  };
  shape: (font: object, buffer: object, features: object[]) => void;
}

mkdirSync(home, { recursive: true });
writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
const npm = process.env.npm_execpath;
if (!npm) throw new Error('This command is run by npm: npm run fonts');
const { status } = spawnSync(
  process.execPath,
  [
    npm,
    'install',
    '--prefix',
    home,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--save-exact',
    ...packages,
  ],
  { stdio: 'inherit' },
);
if (status !== 0) throw new Error('npm could not fetch the typefaces. Is the registry within reach?');

const from = createRequire(join(home, 'package.json'));
const subsetFont = from('subset-font') as SubsetFont;
const harfbuzz = (await import(pathToFileURL(from.resolve('harfbuzzjs')).href)) as HarfBuzz;
const inPackage = (...path: string[]): string => join(home, 'node_modules', ...path);

// Names 0, 13 and 14 are the copyright and the licence: they stay in the file wherever it goes.
const names = { preserveNameIds: [0, 13, 14] };
const weights = { min: 400, max: 600 };
const sans = readFileSync(inPackage('inter-ui', 'variable', 'InterVariable.woff2'));
const mono = (weight: string): Buffer =>
  readFileSync(inPackage('@expo-google-fonts', 'jetbrains-mono', weight, `JetBrainsMono_${weight}.ttf`));
const sansOptions = { ...names, keepFeatures: ['kern', 'tnum'], variationAxes: { opsz: 14, wght: weights } };
const monoOptions = { ...names, keepFeatures: [], variationAxes: {} };

mkdirSync(fonts, { recursive: true });
const files = {
  'inter.woff2': await subsetFont(sans, ascii + marks, { ...sansOptions, targetFormat: 'woff2' }),
  'jetbrains-mono-400.woff2': await subsetFont(mono('400Regular'), ascii + marks, {
    ...monoOptions,
    targetFormat: 'woff2',
  }),
  'jetbrains-mono-600.woff2': await subsetFont(mono('600SemiBold'), ascii + marks, {
    ...monoOptions,
    targetFormat: 'woff2',
  }),
};
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(join(fonts, name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
copyFileSync(inPackage('inter-ui', 'LICENSE.txt'), join(fonts, 'inter.licence.txt'));
copyFileSync(inPackage('inter-ui', 'LICENSE.txt'), join(fonts, 'inter.licence.txt'));
copyFileSync(
  inPackage('@expo-google-fonts', 'jetbrains-mono', 'LICENSE_FONT'),
  join(fonts, 'jetbrains-mono.licence.txt'),
);

const sfnt = await subsetFont(sans, ascii + marks, { ...sansOptions, targetFormat: 'sfnt' });
const face = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(sfnt).buffer));
const font = new harfbuzz.Font(face);
const tabular = [new harfbuzz.Feature('tnum', 1), new harfbuzz.Feature('kern', 0)];
/** Advance of each measured character in thousandths of an em, rounded up. */
const advances = (weight: number): number[] => {
  font.setVariations([new harfbuzz.Variation('wght', weight)]);
  return [...measured].map((char) => {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(char);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer, tabular);
    const sum = buffer.getGlyphInfosAndPositions().reduce((all, { xAdvance = 0 }) => all + xAdvance, 0);
    return Math.ceil((sum / face.upem) * 1000);
  });
};

writeFileSync(
  widths,
  `/** Written by \`npm run fonts\` from the typeface itself: not to be changed by hand. */

/** The characters that are measured, in the order of the widths. */
export const measured =
  ${JSON.stringify(measured)};

/** Advance widths of Inter in thousandths of an em, with digits of one width: at weight 400, and at weight 600. */
export const regular = [${advances(400).join(', ')}];
export const bold = [${advances(600).join(', ')}];

/** JetBrains Mono: every character, whatever the weight. */
export const mono = 600;
`,
);
spawnSync(process.execPath, [npm, 'exec', '--', 'biome', 'format', '--write', widths], { stdio: 'inherit' });
