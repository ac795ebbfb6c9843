import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  differencesInWords,
  renderEventTable,
  renderSs,
  renderStateDiagram,
  renderTcpdump,
  renderTranscript,
  ssLines,
  summarize,
  tcpdumpLines,
} from '../../src/render/index.ts';
import { facts, simulate } from '../../src/sim/index.ts';
import { events } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { recording, recordingNames, simulated } from '../timeline/traces.ts';

const english = wordsOf('en');
const lossy = simulated('fin1-lost-forever-orphan3-rtt20');
const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

describe('event table', () => {
  test('has one row for each event, with its reason in the page’s language', () => {
    for (const lang of ['en', 'zh'] as const) {
      const html = renderEventTable(lossy, wordsOf(lang));
      const ids = [...html.matchAll(/data-event="(\w+)"/g)].map(([, id]) => id);
      expect(ids).toEqual(events(lossy).map(({ id }) => id));
    }
    expect(text(renderEventTable(lossy, english))).toContain('given up, without a RST');
    expect(text(renderEventTable(lossy, wordsOf('zh')))).toContain('放弃，不发 RST');
  });
  test('says its roles: shown as lines on a narrow screen it is a table still', () => {
    const html = renderEventTable(lossy, english);
    for (const [tag, role] of [
      ['table', 'table'],
      ['tr', 'row'],
      ['td', 'cell'],
      ['th', 'columnheader'],
    ])
      for (const [start] of html.matchAll(new RegExp(`<${tag}[ >][^>]*`, 'g')))
        expect(start).toContain(`role="${role}"`);
  });
  test('of a recording, which knows no reasons, has no such column', () => {
    expect(renderEventTable(recording('clean-rtt20-think0'), english)).not.toContain('why');
  });
});

describe('tcpdump', () => {
  test('prints what tcpdump 4.99 printed for the same connection, addresses and window aside', () => {
    const lines = tcpdumpLines(recording('clean-rtt20-think0'), 'client').map(({ text }) =>
      text.replace(/^ \S+ /, ''),
    );
    const [c, s] = ['192.0.2.1.40000', '198.51.100.1.8000'];
    expect(lines).toEqual([
      `IP ${c} > ${s}: Flags [S], seq 0, length 0`,
      `IP ${s} > ${c}: Flags [S.], seq 0, ack 1, length 0`,
      `IP ${c} > ${s}: Flags [.], ack 1, length 0`,
      `IP ${c} > ${s}: Flags [P.], seq 1:101, ack 1, length 100`,
      `IP ${s} > ${c}: Flags [.], ack 101, length 0`,
      `IP ${c} > ${s}: Flags [F.], seq 101, ack 1, length 0`,
      `IP ${s} > ${c}: Flags [F.], seq 1, ack 102, length 0`,
      `IP ${c} > ${s}: Flags [.], ack 2, length 0`,
    ]);
  });
  test('the eye finds the time and the flags of a line, which is still what tcpdump prints', () => {
    const html = renderTcpdump(lossy, english.run, 'sender');
    const lines = tcpdumpLines(lossy, 'sender').map(({ text: line }) => line);
    expect(
      text(html)
        .replaceAll(/ {2}←.*/g, '')
        .split('\n'),
    ).toEqual(lines);
    expect(html.match(/<i>00:\d\d:\d\d\.\d{6}<\/i> IP /g)).toHaveLength(lines.length);
    expect(html.match(/<b>Flags \[[SFRP.]+\]<\/b>/g)).toHaveLength(lines.length);
  });
  test('each host’s capture has what it sent and what reached it', () => {
    const lost = lossy.segments.filter(({ arrives }) => arrives === null).length;
    expect(tcpdumpLines(lossy, 'client').length).toBe(lossy.segments.length);
    expect(tcpdumpLines(lossy, 'server').length).toBe(lossy.segments.length - lost);
    expect(tcpdumpLines(lossy, 'sender').length).toBe(lossy.segments.length);
    expect(text(renderTcpdump(lossy, english.run)).match(/← lost/g)?.length).toBe(lost);
  });
  test('times are differences and never run back', () => {
    for (const name of recordingNames)
      for (const at of ['client', 'server', 'sender'] as const)
        for (const { text } of tcpdumpLines(simulated(name), at))
          expect(text).toMatch(/^ 00:\d\d:\d\d\.\d{6} IP /);
  });
});

describe('ss', () => {
  test('shows state, queues and the running timer as ss -tano does', () => {
    const fin = lossy.segments.find(({ flags }) => flags.includes('F'))!;
    const [head, row] = ssLines(lossy, 'client', fin.t + 20);
    expect(head).toMatch(/^State +Recv-Q +Send-Q +Local Address:Port +Peer Address:Port +Process$/);
    expect(row).toMatch(/^FIN-WAIT-1 0 +1 +192\.0\.2\.1:40000 +198\.51\.100\.1:8000 +timer:\(on,20\dms,0\)$/);
  });
  test('counts retries by the timer, not the probe', () => {
    const [, , ...again] = lossy.segments.filter(({ flags }) => flags.includes('F'));
    expect(ssLines(lossy, 'client', again[0]!.t + 1)[1]).toMatch(/timer:\(on,\d+ms,1\)$/);
    expect(ssLines(lossy, 'client', again[1]!.t + 1)[1]).toMatch(/timer:\(on,\d+ms,2\)$/);
  });
  test('a socket that is gone is not listed; TIME-WAIT has its own timer', () => {
    expect(ssLines(lossy, 'client', 10_000).length).toBe(1);
    const clean = simulated('clean-rtt20-think0');
    expect(ssLines(clean, 'client', 10_000)[1]).toMatch(/^TIME-WAIT +0 +0 .*timer:\(timewait,\d+sec,0\)$/);
    expect(renderSs(clean, 'server', 10_000)).not.toContain('LAST-ACK');
  });
});

test('the state diagram marks both hosts, and says so', () => {
  const svg = renderStateDiagram(lossy, 1000, english.run);
  expect(svg).toContain('aria-label="client: FIN-WAIT-1, server: ESTABLISHED"');
  expect(svg.match(/la-at-client/g)?.length).toBe(1);
  expect(renderStateDiagram(lossy, 10_000, wordsOf('zh').run)).toContain(
    'aria-label="客户端：CLOSED，服务端：ESTABLISHED"',
  );
  const css = ['styles/figure.css', 'cell/asked/views.css'].map((name) =>
    readFileSync(`src/site/${name}`, 'utf8'),
  );
  const classes = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap(([, list]) => list!.split(' ')));
  expect(
    [...classes].filter((name) => !css.join('').includes(`.${name}`)),
    'without a rule',
  ).toEqual(['la-at-client']);
});

describe('words', () => {
  test('a summary names the close, the fate of the FIN and both ends', () => {
    expect(summarize(lossy, english.run)).toBe(
      `The client calls close() at 521 ms; the client's FIN is sent ${facts(lossy).client.finSent} times and lost each time; the client's socket is gone from FIN-WAIT-1 at 4.188 s; the server is still in ESTABLISHED at 60.07 s.`,
    );
    for (const name of recordingNames)
      for (const lang of ['en', 'zh'] as const)
        expect(summarize(simulated(name), wordsOf(lang).run)).toMatch(
          lang === 'en' ? /^[A-Z].*\.$/ : /[一-鿿].*。$/,
        );
  });
  test('a lost RST is told as one, not as some other segment', () => {
    const trace = simulated('rst-lost-a');
    expect(summarize(trace, english.run)).toContain('; the client sends 2 RSTs, 1 of them lost; the client');
    expect(summarize(trace, wordsOf('zh').run)).toContain('；客户端发送 2 个 RST，丢失 1 个；客户端');
  });
  test('two equal runs differ in nothing; two profiles in what they do', () => {
    expect(differencesInWords(lossy, simulate(lossy.scenario), english.run)).toEqual([]);
    const textbook = simulated('fin1-lost-forever-orphan3-rtt20', 'textbook');
    const words = differencesInWords(lossy, textbook, english.run, ['Linux', 'the textbook']);
    expect(words).toContain(
      `Retransmissions of the client: ${facts(lossy).client.retransmissions} in Linux, ${facts(textbook).client.retransmissions} in the textbook.`,
    );
    expect(words.at(-1)).toMatch(/^The largest difference in time is /);
    for (const line of differencesInWords(lossy, textbook, wordsOf('zh').run))
      expect(line).toMatch(/[一-鿿].*。$/);
  });
});

test('a transcript reads as its golden, every time', async () => {
  const result = {
    cell: 'lost-once',
    values: { rttMs: 20 },
    outputs: [
      {
        kind: 'figure' as const,
        caption: 'The first FIN is lost once.',
        traces: [simulated('fin1-lost-1x-rtt20'), simulated('fin1-lost-1x-rtt20', 'textbook')],
        labels: ['linux', 'textbook'],
      },
      { kind: 'table' as const, caption: 'Waits', columns: ['n', 'ms'], rows: [[1, 224]] },
    ],
    facts: { rounds: 1 },
  };
  expect(renderTranscript(result)).toBe(renderTranscript(result));
  await expect(renderTranscript(result)).toMatchFileSnapshot('goldens/lost-once.golden.txt');
});

test('the state diagram says how long TIME-WAIT is: Linux has no MSL', () => {
  expect(renderStateDiagram(lossy, 0, english.run)).toContain('>60 s<');
  expect(renderStateDiagram(lossy, 0, english.run)).not.toContain('MSL');
  expect(
    renderStateDiagram(simulated('fin1-lost-forever-orphan3-rtt20', 'textbook'), 0, english.run),
  ).toContain('>2 MSL<');
});
