/**
 * The doctor: chapters → one list of every fault in them. `npm run doctor` prints it, `npm test` fails by it, `npm run dev`
 * shows it over the page. Start here: each line of `examine` is one kind of check, in a file of its name.
 */
import { join } from 'node:path';
import { type Chapter, picturesIn, readChapters, readGuide, type TextFile } from '../../chapter/build.ts';
import { recordingNames } from '../../chapter/recordings.ts';
import { stateLabel, sysctls, tcpStates } from '../../sim/index.ts';
import { languages } from '../../words/lang.ts';
import { Cache } from './cached.ts';
import { checkCellTranslations } from './cell-translations.ts';
import { checkExercises, wantedOfExercises } from './check-exercises.ts';
import { checkRuns, runKey, wantedRuns } from './check-runs.ts';
import { checkTurns, wantedTurns } from './check-turns.ts';
import { compileCells, repository } from './compile-cells.ts';
import { checkComponents, type Names } from './components.ts';
import { byPlace, type Finding } from './finding.ts';
import { checkFrontMatter } from './front-matter.ts';
import { glossaryNames } from './glossary-names.ts';
import { checkLinks, siteMap } from './links.ts';
import { noChapter } from './nearest.ts';
import { checkNumbers, type SettingNumber } from './numbers.ts';
import { pageAnchors, pageNames } from './page-anchors.ts';
import { checkPictures } from './pictures.ts';
import { checkProse, checkShape } from './prose.ts';
import { CellRuns, type Outcome, type WantedRun } from './run-cells.ts';
import { checkSpelling } from './spelling.ts';
import { checkStrays } from './strays.ts';
import { rightSyntax } from './syntax-advice.ts';
import { checkTranslation } from './translation.ts';

export interface Options {
  /** Where results are kept; `.cache/doctor` of the root. */
  cache?: string;
  /** Seconds a cell may take. */
  seconds?: number;
}

export interface Examination {
  findings: Finding[];
  /** Tables of translations with a line for each text that waits for one: what `npm run fix` writes. */
  completed: TextFile[];
  chapters: number;
  cells: number;
}

/** `tcp_fin_timeout` for `net.ipv4.tcp_fin_timeout`. */
const shortName = (setting: string) => setting.replace(/^net\.(ipv4|core)\./, '');

const settingNumbers: SettingNumber[] = Object.values(sysctls).flatMap(([standard, , , unit]) => [
  { value: standard, unit },
]);

function knownNames(root: string): Names {
  const glossary = glossaryNames(repository);
  return {
    states: [...new Set([...tcpStates, ...tcpStates.map(stateLabel)])],
    settings: glossary?.settings ?? Object.keys(sysctls).map(shortName),
    terms: glossary?.terms ?? null,
    recordings: recordingNames(root),
  };
}

/** `content/chapters/`: each shelf has numbers of its own. */
const shelfOf = ({ path, folder }: Chapter): string => path.slice(0, -folder.length);

/** Numbers and names of the folders: `NNN-slug`, each number and each slug once. */
function checkFolders(chapters: readonly Chapter[]): Finding[] {
  const pages = pageNames(repository);
  return chapters.flatMap((chapter, i): Finding[] => {
    const at = { file: chapter.path, line: 1, column: 1 };
    if (!/^\d{3}-[a-z0-9]+(-[a-z0-9]+)*$/.test(chapter.folder)) {
      return [
        {
          ...at,
          what: 'the folder is not named NNN-slug',
          right: 'three digits, a hyphen, lower-case words: 035-syn-lost',
        },
      ];
    }
    if (pages.includes(chapter.slug)) {
      const right = 'give the folder another name: one of the two would never be seen';
      return [{ ...at, what: `/${chapter.slug}/ is a page of the site already`, right }];
    }
    const twin = chapters
      .slice(0, i)
      .find(
        ({ folder, slug, path }) =>
          slug === chapter.slug ||
          (folder.slice(0, 3) === chapter.folder.slice(0, 3) && path.startsWith(shelfOf(chapter))),
      );
    return twin
      ? [{ ...at, what: `has the same number or address as ${twin.folder}`, right: 'give it its own' }]
      : [];
  });
}

/** `…/transcripts/lost-once.txt` for `…/cells/lost-once.ts`. */
const transcriptOf = (cell: string) => cell.replace(/\/cells\/([^/]+)\.ts$/, '/transcripts/$1.txt');

/**
 * Every fault of all chapters and questions of the guide, or of the one with this slug, by file and place. `root` holds `content/`.
 * @throws RangeError when no chapter has the slug; the message names the nearest.
 */
export async function examine(
  root: string = repository,
  slug?: string,
  options: Options = {},
): Promise<Examination> {
  const all = [...readChapters(root), ...readGuide(root)];
  const chapters = slug === undefined ? all : all.filter((chapter) => chapter.slug === slug);
  if (slug !== undefined && chapters.length === 0) {
    const slugs = all.map((chapter) => chapter.slug);
    throw new RangeError(noChapter(slug, slugs));
  }
  const cache = new Cache(options.cache ?? join(root, '.cache/doctor'));
  const names = knownNames(root);
  const map = siteMap(
    all,
    names.terms,
    pageAnchors(repository, names.recordings),
    picturesIn(join(repository, 'src/site/public')).map((name) => `/${name}`),
  );
  const findings: Finding[] = checkFolders(chapters);

  for (const chapter of chapters) {
    for (const lang of languages) {
      const file = chapter[lang];
      if (!file) continue;
      for (const { line, column, message } of file.text.faults) {
        findings.push({
          file: file.file,
          line,
          column,
          what: `cannot be read: ${message}`,
          right: rightSyntax(message, file.source.split('\n')[line - 1] ?? ''),
        });
      }
      if (file.text.faults.length > 0) continue;
      findings.push(
        ...checkFrontMatter(file, lang),
        ...checkComponents(file, chapter, names),
        ...checkLinks(file, chapter, lang, map),
        ...checkNumbers(file, chapter, lang, settingNumbers),
        ...checkProse(file, lang),
      );
    }
    findings.push(...checkShape(chapter), ...checkStrays(chapter));
  }
  for (const chapter of chapters) findings.push(...(await checkPictures(chapter, root)));
  const compiled = compileCells(chapters, root, cache);
  findings.push(...compiled);
  // A file that does not compile is being written: what else is wrong in it, spelling or a run, is said once it compiles.
  const broken = new Set(compiled.flatMap(({ file }) => [file, transcriptOf(file)]));
  const unlessBroken = (found: Finding[]) => found.filter(({ file }) => !broken.has(file));
  for (const chapter of chapters) findings.push(...unlessBroken(await checkSpelling(chapter, root, cache)));

  const outcomeOf = new Map<string, Outcome>();
  const runs = new CellRuns(root, cache, options.seconds);
  const run = async (wanted: WantedRun[]): Promise<void> => {
    const outcomes = await runs.answer(wanted);
    for (const [i, { cell, values }] of wanted.entries()) outcomeOf.set(runKey(cell, values), outcomes[i]!);
  };
  try {
    await run(chapters.flatMap((chapter) => [...wantedRuns(chapter), ...wantedOfExercises(chapter)]));
    // What can be turned is known once a cell has run.
    await run(chapters.flatMap((chapter) => wantedTurns(chapter, outcomeOf)));
  } finally {
    runs.close();
  }
  const completed: TextFile[] = [];
  for (const chapter of chapters) {
    findings.push(...unlessBroken(checkRuns(chapter, outcomeOf, names.recordings)));
    findings.push(...unlessBroken(checkTurns(chapter, outcomeOf, names.recordings)));
    findings.push(...unlessBroken(checkExercises(chapter, outcomeOf, names.recordings)));
    const own = [...outcomeOf].filter(([key]) => key.startsWith(`${chapter.path}/`));
    const translated = checkCellTranslations(
      chapter,
      own.map(([key, outcome]) => [key.split(' ')[0]!, outcome] as const),
    );
    findings.push(...unlessBroken(translated.findings));
    completed.push(...translated.completed);
    const beingWritten = findings.some(({ file }) => file === chapter.en?.file);
    findings.push(...checkTranslation(chapter, root, beingWritten));
  }
  return {
    findings: findings.sort(byPlace),
    completed,
    chapters: chapters.length,
    cells: chapters.reduce((sum, { cells }) => sum + cells.length, 0),
  };
}
