/** The shape of an answer: what it is, whose fault, and every number that the words and the run need. */
import type {
  DiagnoseWords,
  FailuresWords,
  LimitsWords,
  SymptomNumbers,
  SymptomsWords,
} from '../words/index.ts';

/** Each has its words, its run and, where there is one, its page of the guide. */
export type DiagnosisKind = keyof SymptomsWords | keyof FailuresWords | keyof LimitsWords;

/** `path-or-host`: the path lost the segments, or that host is gone; from here the two look alike. */
export type Fault = keyof DiagnoseWords['faults'];

/** What is told apart under an answer. The words are in `words/LANG/diagnose.ts`. */
export type Note = keyof DiagnoseWords['notes'];

export interface Diagnosis {
  kind: DiagnosisKind;
  fault: Fault;
  numbers: SymptomNumbers;
  /** Read in the paste. */
  known: Note[];
  /** Follows from it, with what is usual put in. */
  inferred: Note[];
  /** Cannot be told from this paste. */
  untold: Note[];
  /** Lines of the paste it rests on, the first few. */
  lines: number[];
  /** The heaviest is the answer; the others stand below it. */
  weight: number;
}

export const diagnosis = (
  kind: DiagnosisKind,
  fault: Fault,
  weight: number,
  rest: { numbers: SymptomNumbers; known?: Note[]; inferred?: Note[]; untold?: Note[]; lines?: number[] },
): Diagnosis => ({
  kind,
  fault,
  weight: weight * (1 + Math.log10(Math.max(1, rest.numbers.count))),
  numbers: rest.numbers,
  known: rest.known ?? [],
  inferred: rest.inferred ?? [],
  untold: rest.untold ?? [],
  lines: (rest.lines ?? []).slice(0, 5),
});
