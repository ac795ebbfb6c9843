/** At build: every kernel recording, simulated again and compared. The pages under /conformance/ show this and nothing else. */
import { type Compared, compareAll, compareVirtual, isCompared } from '../chapter/recordings.ts';
import type { Difference, Rule, Scenario } from '../sim/index.ts';
import type { ConformanceWords, Words } from '../words/index.ts';

export type ComparedRecording = Compared;

export const results = await compareAll(process.cwd());

let virtualResults: ReturnType<typeof compareVirtual> | undefined;

/** Closes of a kernel in virtual time, compared when a page first asks: that takes some seconds. */
export const virtualCloses = (): ReturnType<typeof compareVirtual> => {
  virtualResults ??= compareVirtual(process.cwd());
  return virtualResults;
};

/** How many there are, one that cannot be read included. */
export const recordedCount = results.length;

export const comparedRecordings: ComparedRecording[] = results.filter(isCompared);

interface Family {
  /** Its title in the words. */
  id: keyof ConformanceWords['families'];
  names: RegExp;
}

/** In the order of the chapters; the first that fits takes a recording. */
const families: Family[] = [
  { id: 'clean', names: /^clean/ },
  { id: 'fin1', names: /^fin1/ },
  { id: 'ack2', names: /^ack2/ },
  {
    id: 'fin-wait-2',
    names: /^finwait2|^linger2|^shutdown-then/,
  },
  { id: 'fin3', names: /^fin3/ },
  { id: 'ack4', names: /^ack4/ },
  {
    id: 'simultaneous',
    names: /^simultaneous/,
  },
  {
    id: 'server-first',
    names: /^server/,
  },
  {
    id: 'network',
    names: /^fin-d|^mixed/,
  },
  {
    id: 'data',
    names: /^close-|^burst|^data|^halfclose|^unread|^shutdown-rdwr|^rst/,
  },
  {
    id: 'settings',
    names: /^linger|^user|^rto|^no-|^shutdown-fin/,
  },
  { id: 'time-wait', names: /^timewait|^max-tw/ },
  { id: 'others', names: /^/ },
];

export const recordingsByFamily = families
  .map(({ id }) => ({
    id,
    recordings: comparedRecordings.filter(
      (compared) => families.find(({ names }) => names.test(compared.id))?.id === id,
    ),
  }))
  .filter(({ recordings }) => recordings.length > 0);

/** Where what a recording shows is told; the first that fits. */
const chapters: [names: RegExp, slug: string][] = [
  [/^ack2/, 'second-ack-lost'],
  [/^finwait2|^linger2|^shutdown-then|^data-after/, 'between-second-and-third'],
  [/^fin3/, 'third-fin-lost'],
  [/^ack4|^timewait|^max-tw/, 'fourth-ack-lost'],
  [/^simultaneous/, 'simultaneous-close'],
  [/^unread|^rst|^linger0|^shutdown-rdwr/, 'reset-instead-of-fin'],
  [/^halfclose/, 'why-four'],
  [/^fin|fin-lost|^rto|^user|^no-/, 'first-fin-lost'],
  [/^clean|^server-closes/, 'four-segments'],
];

/** The slug of the chapter that explains a recording; undefined where none does. */
export const chapterFor = (id: string): string | undefined => chapters.find(([names]) => names.test(id))?.[1];

/** What was special about a run, in few words: link, settings, options, what the network did. */
export function conditions({ rttMs, client, server, rules = [] }: Scenario, words: Words): string[] {
  const { hosts } = words.run;
  const settings = [client, server].flatMap(({ sysctl = {} }, index) =>
    Object.entries(sysctl).map(
      ([name, value]) => `${index ? hosts.server : hosts.client} ${name.replace('net.ipv4.', '')} ${value}`,
    ),
  );
  const options = [client, server].flatMap(({ script }) =>
    script.flatMap((step) =>
      step.do === 'option'
        ? `${step.name} ${step.value}`
        : step.do === 'linger'
          ? `SO_LINGER ${step.sec} s`
          : [],
    ),
  );
  return [`RTT ${rttMs} ms`, ...settings, ...options, ...rules.map((rule) => ruleInWords(rule, words))];
}

const ruleInWords = (rule: Rule, { conformance, run }: Words): string => {
  const said = conformance.byRule;
  const kind = rule.rst ? 'rst' : rule.fin ? 'fin' : rule.data ? 'data' : rule.ackOfFin ? 'ack' : 'any';
  const [what, from] = [said.kinds[kind], run.hosts[rule.from]];
  const nth = rule.nth ?? 'all';
  const which = nth === 'all' ? said.every(what, from) : said.some(what, nth.join(run.list), from);
  return said[rule.action](which, `${rule.delayMs ?? 0} ms`);
};

/** A difference between run and recording in a sentence. */
export const differenceInWords = ({ code, side, values, sentence }: Difference, words: Words): string => {
  const { conformance, run } = words;
  return conformance.differences[code](run.hosts[side], values, sentence);
};
