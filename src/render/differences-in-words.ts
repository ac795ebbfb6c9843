import type { Segment, Side, Trace } from '../sim/index.ts';
import { facts, stateLabel } from '../sim/index.ts';
import { duration, flagNames, type Lang, matchSegments } from '../timeline/index.ts';
import { hostName } from './event-text.ts';

const nameOf = (s: Segment, lang: Lang): string =>
  lang === 'zh'
    ? `${hostName(s.from, lang)}在 ${duration(s.t)} 发的 ${flagNames(s.flags)}`
    : `the ${s.from}'s ${flagNames(s.flags)} at ${duration(s.t)}`;

const list = (segments: Segment[], lang: Lang): string => {
  const shown = segments.slice(0, 3).map((s) => nameOf(s, lang));
  const more = segments.length - shown.length;
  if (more > 0) shown.push(lang === 'zh' ? `另外 ${more} 个` : `${more} more`);
  return shown.join(lang === 'zh' ? '、' : ', ');
};

/**
 * What differs between two runs, most telling first: segments only one has, ends, errors, and the largest difference in
 * time. Empty when nothing differs. `names` as the reader knows the two.
 */
export const differencesInWords = (
  a: Trace,
  b: Trace,
  lang: Lang,
  names: readonly [string, string] = lang === 'zh' ? ['前者', '后者'] : ['the first', 'the second'],
): string[] => {
  const zh = lang === 'zh';
  const [A, B] = names;
  const pair = matchSegments(a, b);
  const found = new Set(pair);
  const onlyA = a.segments.filter((_, i) => pair[i] === -1);
  const onlyB = b.segments.filter((_, i) => !found.has(i));
  const out: string[] = [];
  if (onlyA.length)
    out.push(zh ? `只有${A}有：${list(onlyA, lang)}。` : `Only in ${A}: ${list(onlyA, lang)}.`);
  if (onlyB.length)
    out.push(zh ? `只有${B}有：${list(onlyB, lang)}。` : `Only in ${B}: ${list(onlyB, lang)}.`);
  const fate = pair.filter(
    (j, i) => j >= 0 && (a.segments[i]?.arrives === null) !== (b.segments[j]?.arrives === null),
  ).length;
  if (fate)
    out.push(
      zh
        ? `${fate} 个报文在一边送达、在另一边丢失。`
        : `${fate} segment${fate === 1 ? '' : 's'} arrive${fate === 1 ? 's' : ''} in one and ${fate === 1 ? 'is' : 'are'} lost in the other.`,
    );
  const [fa, fb] = [facts(a), facts(b)];
  for (const side of ['client', 'server'] as const satisfies readonly Side[]) {
    const [x, y] = [fa[side], fb[side]];
    const host = hostName(side, lang);
    if (x.retransmissions !== y.retransmissions)
      out.push(
        zh
          ? `${host}重传次数：${A} ${x.retransmissions}，${B} ${y.retransmissions}。`
          : `Retransmissions of the ${side}: ${x.retransmissions} in ${A}, ${y.retransmissions} in ${B}.`,
      );
    const end = (f: typeof x): string =>
      f.goneMs !== null
        ? `${zh ? '消失于' : 'gone at'} ${duration(f.goneMs)}`
        : f.finalState
          ? `${zh ? '仍在' : 'still in'} ${stateLabel(f.finalState)}`
          : zh
            ? '没有套接字'
            : 'no socket';
    const near = x.goneMs !== null && y.goneMs !== null && Math.abs(x.goneMs - y.goneMs) < 0.5;
    if (end(x) !== end(y) && !near)
      out.push(
        zh
          ? `${host}的结局：${A}${end(x)}，${B}${end(y)}。`
          : `The ${side} is ${end(x)} in ${A}, ${end(y)} in ${B}.`,
      );
    if (x.lastError !== y.lastError)
      out.push(
        zh
          ? `${host}的错误：${A} ${x.lastError ?? '无'}，${B} ${y.lastError ?? '无'}。`
          : `Error the ${side} gets: ${x.lastError ?? 'none'} in ${A}, ${y.lastError ?? 'none'} in ${B}.`,
      );
  }
  let largest = 0;
  let where: Segment | undefined;
  pair.forEach((j, i) => {
    const [s, twin] = [a.segments[i], b.segments[j]];
    if (!s || !twin) return;
    const ms = Math.abs(Math.round((s.t - twin.t) * 1000) / 1000);
    if (ms > largest) [largest, where] = [ms, s];
  });
  if (where)
    out.push(
      zh
        ? `时间差最大的是${nameOf(where, lang)}：相差 ${duration(largest)}。`
        : `The largest difference in time is ${duration(largest)}, at ${nameOf(where, lang)}.`,
    );
  return out;
};
