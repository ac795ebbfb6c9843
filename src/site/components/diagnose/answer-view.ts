/** One diagnosis: whose fault, what next, the command, the setting, and a run of the same with its round trip to turn. */
import { type Diagnosis, type Report, reproduce } from '../../../diagnose/index.ts';
import { scenarioSource } from '../../../export/index.ts';
import { loadEditing } from '../../../notebook/index.ts';
import { renderSvg, summarize } from '../../../render/index.ts';
import { simulate } from '../../../sim/index.ts';
import { layout } from '../../../timeline/index.ts';
import {
  type DiagnoseWords,
  type FailuresWords,
  type Lang,
  type LimitsWords,
  type SymptomAnswer,
  type SymptomsWords,
  wordsAtHand,
} from '../../../words/index.ts';
import { wholeWords } from '../../whole-words.ts';
import { element } from '../capture/make-element.ts';

export interface AnswerWords {
  diagnose: DiagnoseWords;
  symptoms: SymptomsWords;
  failures: FailuresWords;
  limits: LimitsWords;
}
/** By kind: the page that says more, in the page's language. */
export type Further = Record<string, { href: string; title: string }>;
export interface Around {
  lang: Lang;
  words: AnswerWords;
  further: Further;
  /** Addresses of the playground and of the reader of captures. */
  playground: string;
  capture: string;
}

export const saidOf = ({ kind, numbers }: Diagnosis, words: AnswerWords): SymptomAnswer => {
  const all: Record<string, (n: Diagnosis['numbers']) => SymptomAnswer> = {
    ...words.symptoms,
    ...words.failures,
    ...words.limits,
  };
  return all[kind]!(numbers);
};

const part = (title: string, ...children: (Node | string)[]): HTMLElement[] => [
  element('h3', { textContent: title }),
  ...(children.every((child) => typeof child === 'string')
    ? [element('p', {}, ...children)]
    : (children as HTMLElement[])),
];

/** The figure, and a slider for the one number that a paste seldom shows. */
const runView = (
  one: Diagnosis,
  settings: Report['settings'],
  { lang, words, playground }: Around,
): Node[] => {
  const t = words.diagnose;
  const atHand = wordsAtHand(lang);
  const run = reproduce(one, settings);
  if (!run) return [element('p', { className: 'la-capture-note', textContent: t.noRun })];
  const figure = element('figure', { className: 'la-capture-result-box' });
  const said = element('p', { className: 'la-capture-note' });
  const open = element('a', { className: 'la-press', textContent: t.open });
  const measured = one.numbers.rttMs !== undefined || Object.keys(settings).length > 0;
  const draw = async (rttMs: number): Promise<void> => {
    const { scenario, here } = reproduce({ ...one, numbers: { ...one.numbers, rttMs } }, settings)!;
    const trace = simulate(scenario);
    // Our own renderer's string; nothing of the paste is in it but numbers.
    figure.innerHTML = renderSvg(layout(trace, { words: atHand.figure }), {
      summary: summarize(trace, atHand.run),
    });
    said.replaceChildren(...wholeWords(`${t.runText(rttMs, measured)} ${t.here[here]}`));
    const { writeCode } = await loadEditing();
    open.href = `${playground}${await writeCode('scratch', scenarioSource(scenario))}`;
  };
  const rtt = Math.max(1, Math.round(run.scenario.rttMs * 10) / 10);
  const slider = element('input', {
    type: 'range',
    min: '1',
    max: String(Math.max(400, Math.ceil(rtt))),
    step: 'any',
    value: String(rtt),
  });
  const label = element('label', { className: 'la-diagnose-slider' }, 'RTT ', slider);
  slider.addEventListener('input', () => void draw(Math.max(1, Math.round(Number(slider.value)))));
  void draw(rtt);
  return [said, label, figure, element('p', {}, open)];
};

const notes = (title: string, codes: readonly (keyof DiagnoseWords['notes'])[], t: DiagnoseWords): Node[] =>
  codes.length === 0
    ? []
    : [
        element('dt', { textContent: title }),
        ...codes.map((code) => element('dd', { textContent: t.notes[code] })),
      ];

/** Without its first sentence, which stands above as a heading or a summary. */
export const answerView = (one: Diagnosis, settings: Report['settings'], around: Around): Node[] => {
  const { words, further } = around;
  const t = words.diagnose;
  const said = saidOf(one, words);
  const more = further[one.kind];
  return [
    element(
      'p',
      { className: 'la-diagnose-fault' },
      element('strong', { textContent: t.faultTitle }),
      ' ',
      element('span', { textContent: t.faults[one.fault] }),
    ),
    element('p', { textContent: said.whose }),
    ...part(t.nextTitle, said.next),
    ...part(
      t.commandTitle,
      element('pre', { tabIndex: 0 }, element('code', { textContent: said.command })),
      element('p', { textContent: said.commandWhy }),
    ),
    ...part(t.settingTitle, said.setting),
    ...part(t.wrongTitle, said.wrong),
    ...(more ? [element('p', {}, t.guide, element('a', { href: more.href, textContent: more.title }))] : []),
    element('h3', { textContent: t.runTitle }),
    ...runView(one, settings, around),
    element(
      'dl',
      { className: 'la-diagnose-notes' },
      ...notes(t.knownTitle, one.known, t),
      ...notes(t.inferredTitle, one.inferred, t),
      ...notes(t.untoldTitle, one.untold, t),
    ),
  ];
};
