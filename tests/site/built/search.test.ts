/**
 * What people type, and the page that must come first: over the list of answers in the finished site. The dialog shows them
 * before the full text (tests/browser/site-search.spec.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionsIn } from '../../../src/site/questions.ts';
import { type Answer, answersFrom } from '../../../src/site/scripts/find-answers.ts';
import { wordsOf } from '../../../src/words/build.ts';
import { attribute, base, dist, pages } from './pages.ts';

const list = (lang: 'en' | 'zh'): Answer[] =>
  JSON.parse(readFileSync(join(dist, 'pagefind', `answers.${lang}.json`), 'utf8'));

const english: [query: string, first: string][] = [
  ['CLOSE_WAIT', 'glossary/#close-wait'],
  ['CLOSE-WAIT', 'glossary/#close-wait'],
  ['close wait', 'glossary/#close-wait'],
  ['closewait', 'glossary/#close-wait'],
  ['4000 close_wait', 'guide/close-wait-piles-up/'],
  ['too many CLOSE-WAIT', 'guide/close-wait-piles-up/'],
  ['close_wait leak', 'guide/close-wait-piles-up/'],
  ['reduce TIME_WAIT', 'guide/time-wait-takes-the-ports/'],
  ['how to avoid time-wait', 'guide/time-wait-takes-the-ports/'],
  ['TIME_WAIT', 'glossary/#time-wait'],
  ['cannot assign requested address', 'guide/time-wait-takes-the-ports/'],
  ['address already in use', 'fourth-ack-lost/#when-time-wait-is-in-the-way'],
  ['bind: address already in use', 'fourth-ack-lost/#when-time-wait-is-in-the-way'],
  ['shorten TIME_WAIT', 'fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc'],
  ['broken pipe', 'reset-instead-of-fin/#what-the-other-program-is-told'],
  ['connection reset by peer', 'reset-instead-of-fin/#what-the-other-program-is-told'],
  ['FIN_WAIT_2 stuck', 'guide/fin-wait-2-piles-up/'],
  ['fin wait 2', 'glossary/#fin-wait-2'],
  ['FIN_WAIT1 stuck', 'first-fin-lost/#lost-for-ever'],
  ['too many orphaned sockets', 'orphan-budget/#too-many-orphans'],
  ['tcp_orphan_retries', 'glossary/#tcp_orphan_retries'],
  ['tcp_orphan_retries 0', 'orphan-budget/#what-0-means'],
  ['tcp_fin_timeout', 'glossary/#tcp_fin_timeout'],
  ['tcp_fin_timeout 61', 'between-second-and-third/#the-cliff'],
  ['only three segments', 'why-four/#when-it-takes-three'],
  ['shutdown vs close', 'why-four/#two-directions-two-endings'],
  ['502 bad gateway', 'guide/idle-connection-and-502/'],
  ['ECONNRESET instead of response', 'guide/reset-instead-of-the-last-response/'],
  ['how long does a close take', 'chance/#how-long-a-close-takes'],
  ['how many orphans are normal', 'chance/#one-in-a-million'],
  ['SO_LINGER 0', 'reset-instead-of-fin/#so_linger-with-zero-seconds'],
  ['is tcp_tw_reuse safe', 'time-wait-and-ports/#what-tcp_tw_reuse-allows'],
  ['keepAliveTimeout longer', 'idle-connection/#whose-timeout-must-be-longer'],
  ['retry idempotent request', 'idle-connection/#may-i-send-it-again'],
  ['SO_LINGER response still lost', 'last-response-lost/#what-so_linger-does-not-do'],
  ['upload broken pipe', 'last-response-lost/#a-program-that-is-still-writing'],
  ['RST instead of FIN', 'reset-instead-of-fin/#data-that-nobody-has-read'],
  ['simultaneous close', 'glossary/#simultaneous-close'],
  ['both close at once', 'simultaneous-close/'],
  ['LAST_ACK stuck', 'third-fin-lost/#lost-for-ever'],
  ['dsack', 'glossary/#dsack'],
  ['LAST_ACK for minutes', 'guide/last-ack-does-not-end/'],
  ['dmesg too many orphaned sockets', 'guide/too-many-orphaned-sockets/'],
  ['time wait bucket table overflow', 'guide/time-wait-table-overflow/'],
  ['client powered off still established', 'guide/established-but-nobody-there/'],
  ['timer persist FIN_WAIT1', 'guide/fin-wait-1-behind-a-closed-window/'],
  ['lowered tcp_fin_timeout TIME_WAIT still 60', 'guide/fin-timeout-changes-nothing/'],
  ['read ETIMEDOUT', 'guide/timed-out-after-fifteen-minutes/'],
  ['NoHttpResponseException', 'guide/stale-connection-from-a-pool/'],
  ['NAT idle timeout', 'guide/forgotten-by-a-firewall/'],
  ['health check ECONNRESET', 'guide/reset-by-a-health-check/'],
  ['linger loses data', 'guide/linger-zero-loses-data/'],
  ['close() hangs', 'guide/close-blocks/'],
  ['read blocks forever', 'guide/read-waits-for-ever/'],
  ['server waits for EOF', 'guide/both-sides-wait/'],
  ['extra 200 ms', 'guide/end-comes-late/'],
  ['nf_conntrack_tcp_timeout_close_wait', 'guide/half-closed-and-cut/'],
  ['close with three packets', 'guide/only-three-segments/'],
  ['TLS RST after FIN', 'guide/reset-after-the-fin/'],
  ['TCP Spurious Retransmission', 'guide/fin-sent-twice/'],
  ['FIN answered with RST', 'guide/late-fin-gets-a-reset/'],
  ['challenge ACK instead of SYN-ACK', 'guide/syn-answered-by-an-ack/'],
  ['tcpdump [R.] vs [R]', 'guide/reset-with-and-without-ack/'],
  ['two FINs cross', 'guide/both-send-a-fin/'],
  ['TCP Port numbers reused', 'guide/port-numbers-reused/'],
  ['golang close socket', 'your-language/#go'],
  ['go CloseWrite', 'your-language/#go'],
  ['node destroy vs end', 'your-language/#node'],
  ['allowHalfOpen', 'your-language/#node'],
  ['setSoLinger', 'your-language/#java'],
  ['python with socket', 'your-language/#python'],
  ['makefile close', 'your-language/#python'],
  ['rust drop TcpStream', 'your-language/#rust'],
  ['reset_timedout_connection', 'your-language/#nginx'],
  ['fork close no FIN', 'your-language/#c'],
  ['strace close socket', 'your-language/'],
];
const chinese: [query: string, first: string][] = [
  ['TIME_WAIT 能不能缩短', 'fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc'],
  ['CLOSE_WAIT 太多', 'guide/close-wait-piles-up/'],
  ['CLOSE_WAIT', 'glossary/#close-wait'],
  ['大量 TIME_WAIT', 'guide/time-wait-takes-the-ports/'],
  ['地址已在使用', 'fourth-ack-lost/#when-time-wait-is-in-the-way'],
  ['address already in use', 'fourth-ack-lost/#when-time-wait-is-in-the-way'],
  ['连接被重置', 'reset-instead-of-fin/#what-the-other-program-is-told'],
  ['为什么挥手四次', 'why-four/#why-opening-takes-three'],
  ['三次挥手', 'why-four/#when-it-takes-three'],
  ['半关闭', 'why-four/#two-directions-two-endings'],
  ['第一次挥手丢失', 'first-fin-lost/'],
  ['fin_wait2 不消失', 'guide/fin-wait-2-piles-up/'],
  ['孤儿太多', 'orphan-budget/#too-many-orphans'],
  ['tcp_fin_timeout 不起作用', 'between-second-and-third/#it-is-not-time-wait'],
  ['LAST_ACK 停几分钟', 'guide/last-ack-does-not-end/'],
  ['客户端关机 连接还在', 'guide/established-but-nobody-there/'],
  ['改了 tcp_fin_timeout 没用', 'guide/fin-timeout-changes-nothing/'],
  ['空闲后卡住', 'guide/forgotten-by-a-firewall/'],
  ['健康检查 RST', 'guide/reset-by-a-health-check/'],
  ['close 卡住', 'guide/close-blocks/'],
  ['两边都在等', 'guide/both-sides-wait/'],
  ['虚假重传', 'guide/fin-sent-twice/'],
  ['质询 ACK', 'guide/syn-answered-by-an-ack/'],
  ['端口号被重复使用', 'guide/port-numbers-reused/'],
  ['golang 关闭连接', 'your-language/#go'],
  ['node destroy 和 end', 'your-language/#node'],
  ['java socket 关闭', 'your-language/#java'],
  ['python 关闭套接字', 'your-language/#python'],
  ['reset_timedout_connection', 'your-language/#nginx'],
  ['fork 之后 close 没有 FIN', 'your-language/#c'],
];

describe.each([
  ['en', english, base],
  ['zh', chinese, `${base}zh/`],
] as const)('%s', (lang, table, home) => {
  const find = answersFrom(list(lang));
  test.each(table)('%s', (query, first) => {
    expect(find(query, 4)[0]?.url.slice(home.length)).toBe(first);
  });

  test('what a question names is answered by it, and stands in the page', () => {
    for (const { at, asks, typed } of questionsIn(wordsOf(lang).questions)) {
      const [path = '', id] = at.split('#');
      const page = pages.find((one) => one.path === (lang === 'zh' ? `/zh${path}` : path));
      expect(page, at).toBeDefined();
      expect(id === undefined || page?.all.some((element) => attribute(element, 'id') === id), at).toBe(true);
      for (const query of [asks, ...typed])
        expect(
          find(query, 4).map(({ url }) => url.slice(home.length)),
          query,
        ).toContain(at.slice(1));
    }
  });

  test('what is nowhere has no answer, and neither has nothing', () => {
    for (const query of ['zzzzqqq', 'the', '', '——', 'quantum chromodynamics', '量子力学'])
      expect(find(query, 4), query).toEqual([]);
  });

  test('no answer is a piece of code', () => {
    for (const { title, text } of list(lang)) expect(title + text).not.toMatch(/=>|\bconst\b|import \{/);
  });
});
