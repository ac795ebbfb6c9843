/** Reasons in words: the sentence, the setting that governs it, where the rule stands. */
import type { ReasonCode } from './reason-codes.ts';
import { reasons } from './reason-texts.ts';
import type { Reason, Trace } from './trace.ts';

export type ExplainedReason = Reason & { sentence: string; source: string };

interface Template {
  parts: string[];
  names: string[];
  source: string;
  setting: string | undefined;
  /** Used as it is where nothing is to be filled in. */
  plain: ExplainedReason;
}

const templates = new Map<ReasonCode, Template>();

const template = (code: ReasonCode): Template => {
  const known = templates.get(code);
  if (known) return known;
  // A trace from outside may have a reason of its own.
  const [sentence, source, setting] = reasons[code] ?? [code, 'the simulator itself'];
  const pieces = sentence.split(/[{}]/);
  const made: Template = {
    parts: pieces.filter((_, i) => i % 2 === 0),
    names: pieces.filter((_, i) => i % 2 === 1),
    source,
    setting,
    plain: setting ? { code, sentence, setting, source } : { code, sentence, source },
  };
  templates.set(code, made);
  return made;
};

/** The reason with its words; one that has them already comes back as it is. */
export const explained = (why: Reason): ExplainedReason => {
  const { code, values } = why;
  if (why.sentence !== undefined && why.source !== undefined) return why as ExplainedReason;
  const { parts, names, source, setting, plain } = template(code as ReasonCode);
  if (!values) return plain;
  let sentence = parts[0] as string;
  for (let i = 0; i < names.length; i++) sentence += values[names[i] as string] + (parts[i + 1] as string);
  const named = setting === '{setting}' ? String(values.setting) : setting;
  return named ? { code, sentence, setting: named, source, values } : { code, sentence, source, values };
};

/** Puts the words of every reason into `trace` itself, and returns it. */
export const explain = (trace: Trace): Trace => {
  const { segments, states, timers = [], drops = [], tracked = [] } = trace;
  for (const records of [segments, states.client, states.server, timers, drops])
    for (const record of records) if (record.why) record.why = explained(record.why);
  for (const entry of tracked)
    for (const record of [entry, ...entry.states]) if (record.why) record.why = explained(record.why);
  for (const segment of segments) if (segment.box) segment.box = explained(segment.box);
  return trace;
};
