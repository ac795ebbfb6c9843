/** At build: every kernel recording, simulated again and compared. The pages under /conformance/ show this and nothing else. */
import { type Compared, compareAll, isCompared } from '../chapter/recordings.ts';
import type { Rule, Scenario } from '../sim/index.ts';
import type { Lang } from './paths.ts';

export type ComparedRecording = Compared;

export const results = compareAll(process.cwd());

/** How many there are, one that cannot be read included. */
export const recordedCount = results.length;

export const comparedRecordings: ComparedRecording[] = results.filter(isCompared);

interface Family {
  id: string;
  names: RegExp;
  title: Record<Lang, string>;
}

/** In the order of the chapters; the first that fits takes a recording. */
const families: Family[] = [
  { id: 'clean', names: /^clean/, title: { en: 'Nothing is lost', zh: '没有丢失' } },
  { id: 'fin1', names: /^fin1/, title: { en: 'The first FIN is lost', zh: '第一个 FIN 丢失' } },
  { id: 'ack2', names: /^ack2/, title: { en: 'Its acknowledgement is lost', zh: '它的确认丢失' } },
  {
    id: 'fin-wait-2',
    names: /^finwait2|^linger2|^shutdown-then/,
    title: { en: 'How long FIN-WAIT-2 lasts', zh: 'FIN-WAIT-2 持续多久' },
  },
  { id: 'fin3', names: /^fin3/, title: { en: 'The second FIN is lost', zh: '第二个 FIN 丢失' } },
  { id: 'ack4', names: /^ack4/, title: { en: 'The last ACK is lost', zh: '最后一个 ACK 丢失' } },
  {
    id: 'simultaneous',
    names: /^simultaneous/,
    title: { en: 'Both close at once', zh: '双方同时关闭' },
  },
  {
    id: 'server-first',
    names: /^server/,
    title: { en: 'The server closes first', zh: '服务端先关闭' },
  },
  {
    id: 'network',
    names: /^fin-d|^mixed/,
    title: {
      en: 'FINs delayed or duplicated, several losses at once',
      zh: 'FIN 延迟或重复，以及同时丢失多个报文',
    },
  },
  {
    id: 'data',
    names: /^close-|^burst|^data|^halfclose|^unread|^shutdown-rdwr|^rst/,
    title: { en: 'Data around the close', zh: '关闭前后的数据' },
  },
  {
    id: 'settings',
    names: /^linger|^user|^rto|^no-|^shutdown-fin/,
    title: { en: 'Socket options and system settings', zh: '套接字选项和系统参数' },
  },
  { id: 'time-wait', names: /^timewait|^max-tw/, title: { en: 'TIME-WAIT', zh: 'TIME-WAIT' } },
  { id: 'others', names: /^/, title: { en: 'Others', zh: '其他' } },
];

export const recordingsByFamily = families
  .map(({ id, title }) => ({
    id,
    title,
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
export function conditions({ rttMs, client, server, rules = [] }: Scenario, lang: Lang): string[] {
  const settings = [client, server].flatMap(({ sysctl = {} }, index) =>
    Object.entries(sysctl).map(
      ([name, value]) =>
        `${host(index ? 'server' : 'client', lang)} ${name.replace('net.ipv4.', '')} ${value}`,
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
  return [`RTT ${rttMs} ms`, ...settings, ...options, ...rules.map((rule) => ruleInWords(rule, lang))];
}

const host = (side: string, lang: Lang): string =>
  lang === 'en' ? side : side === 'client' ? '客户端' : '服务端';

function ruleInWords(rule: Rule, lang: Lang): string {
  const en = lang === 'en';
  const kind = rule.rst ? 'RST' : rule.fin ? 'FIN' : rule.data ? 'data' : rule.ackOfFin ? 'ack' : 'any';
  const what = {
    RST: 'RST',
    FIN: 'FIN',
    data: en ? 'data segment' : '数据报文',
    ack: en ? 'ACK of the FIN' : '对 FIN 的 ACK',
    any: en ? 'segment' : '报文',
  }[kind];
  // Chinese sets no space between its own words.
  const gap = /^[A-Z]/.test(what) ? ' ' : '';
  const nth = rule.nth ?? 'all';
  const from = host(rule.from, lang);
  const which =
    nth === 'all'
      ? en
        ? `every ${what} from the ${from}`
        : `${from}每个${gap}${what}`
      : en
        ? `${what} no. ${nth.join(', ')} from the ${from}`
        : `${from}第 ${nth.join('、')} 个${gap}${what}`;
  const later = `${rule.delayMs ?? 0} ms`;
  const fate = {
    drop: en ? 'lost' : '丢失',
    delay: en ? `${later} late` : `迟到 ${later}`,
    duplicate: en ? `doubled, ${later} apart` : `重复一次，相隔 ${later}`,
  }[rule.action];
  return `${which}${en ? ' ' : ''}${fate}`;
}
