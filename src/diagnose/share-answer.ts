/**
 * An answer as the part of an address behind `#`: its kind, numbers, and settings that count for its run. Nothing of the paste:
 * no address, no name, no line.
 */
import type { SymptomNumbers, Words } from '../words/index.ts';
import { type Diagnosis, type DiagnosisKind, diagnosis, type Fault } from './diagnosis.ts';
import type { Settings } from './settings.ts';
import { scenarioSettings } from './settings.ts';

/** Names that may be in a link: all of them are numbers. */
const shared = [
  'count',
  'before',
  'lasting',
  'towardsItself',
  'readToEnd',
  'finUnread',
  'dataUnread',
  'retries',
  'leftMs',
  'longestMs',
  'timed',
  'endsMs',
  'rttMs',
  'range',
  'waiting',
  'backlog',
  'queued',
  'finTimeoutS',
  'orphanRetries',
  'retries2',
  'synRetries',
  'maxOrphans',
  'maxTimeWait',
  'keepaliveS',
  'closeWaitS',
] as const satisfies readonly (keyof SymptomNumbers)[];

export interface SharedAnswer {
  diagnosis: Diagnosis;
  settings: Settings;
}

export const linkOfAnswer = (one: Diagnosis, settings: Settings): string => {
  const parts = [`is=${one.kind}`, `fault=${one.fault}`];
  for (const name of shared) {
    const value = one.numbers[name];
    if (typeof value === 'number' && Number.isFinite(value))
      parts.push(`${name}=${Math.round(value * 1000) / 1000}`);
  }
  for (const [name, value] of Object.entries(scenarioSettings(settings)))
    if (name.startsWith('net.ipv4.')) parts.push(`${name.slice('net.ipv4.'.length)}=${value}`);
  return `#${parts.join('&')}`;
};

/** @param words says which kinds and faults there are @returns null for anything that is no such link */
export const answerOfLink = (
  hash: string,
  words: Pick<Words, 'symptoms' | 'failures' | 'limits' | 'diagnose'>,
): SharedAnswer | null => {
  const given = new Map(
    hash
      .replace(/^#/, '')
      .slice(0, 2000)
      .split('&')
      .map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  const [kind, fault] = [given.get('is') ?? '', given.get('fault') ?? ''];
  const known = [words.symptoms, words.failures, words.limits].some((section) =>
    Object.hasOwn(section, kind),
  );
  if (!known || !Object.hasOwn(words.diagnose.faults, fault)) return null;
  const numberOf = (name: string): number | undefined => {
    const text = given.get(name) ?? '';
    return /^\d{1,15}(?:\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
  };
  const numbers: SymptomNumbers = { count: numberOf('count') ?? 1 };
  for (const name of shared) {
    const value = numberOf(name);
    if (value !== undefined) numbers[name] = value;
  }
  const settings: Settings = {};
  for (const name of given.keys()) {
    const value = numberOf(name);
    if (/^tcp_[a-z0-9_]+$/.test(name) && value !== undefined) settings[name] = [value];
  }
  return { diagnosis: diagnosis(kind as DiagnosisKind, fault as Fault, 0, { numbers }), settings };
};
