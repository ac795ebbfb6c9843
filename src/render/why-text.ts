import { explained, type Reason } from '../sim/index.ts';
import type { Lang } from '../timeline/index.ts';
import { reasonsZh } from './reasons-zh.ts';

/** The reason in the page's language. English is the engine's own sentence; Chinese is kept by code. */
export const whyText = (why: Reason, lang: Lang): string => {
  const sentence = lang === 'zh' ? reasonsZh[why.code] : undefined;
  return sentence
    ? sentence.replace(/\{(\w+)\}/g, (_, name: string) => `${why.values?.[name] ?? ''}`)
    : explained(why).sentence;
};
