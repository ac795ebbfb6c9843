/** The sentence over a figure is computed, so it has to be short and true whatever a reader turns. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cell, type Parameter, runCell } from '../../src/notebook/index.ts';
import { finding, textbookFinding } from '../../src/render/index.ts';
import { roughDuration } from '../../src/render/rough-duration.ts';
import {
  at,
  close,
  connect,
  facts,
  lose,
  recv,
  recvUntilEof,
  type Scenario,
  send,
  shutdown,
  simulate,
  sleep,
  type Trace,
} from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { languages } from '../../src/words/index.ts';

const en = wordsOf('en').finding;
const zh = wordsOf('zh').finding;

const plain: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
};
const says = (scenario: Scenario): string => finding(simulate(scenario), en);

describe('says what a run shows', () => {
  test('of two lost FINs first the one that the reader has just lost', () => {
    const both = simulate({
      ...plain,
      rules: [lose('client', { fin: true, nth: [1] }), lose('server', { fin: true, nth: [1] })],
    });
    expect(finding(both, en)).toMatch(/^The client.s FIN is lost once\./);
    expect(finding(both, en, 'client')).toBe(finding(both, en));
    expect(finding(both, en, 'server')).toMatch(/^The server.s FIN is lost once\./);
    expect(finding(both, zh, 'server')).toMatch(/^服务端的 FIN/);
    // Where the other's is none, there is nothing to put first.
    const one = simulate({ ...plain, rules: [lose('client', { fin: true, nth: [1] })] });
    expect(finding(one, en, 'server')).toBe(finding(one, en));
  });

  test('of the queue in front of accept()', () => {
    const loop = { backlog: 0, workers: 1 };
    const crowd: Scenario = {
      ...plain,
      durationMs: 200_000,
      load: [{ script: [connect(), send(100), recv()], count: 2, everyMs: 100 }],
      server: { script: [sleep(300_000)], loop },
    };
    expect(says({ ...crowd, watch: 1 })).not.toMatch(/accept/);
    expect(says({ ...crowd, watch: 2 })).toMatch(/^No program accepts the connection\./);
    expect(says({ ...crowd, watch: 3 })).toBe(
      'The accept queue of the server is full. The connection never opens.',
    );
    expect(finding(simulate({ ...crowd, watch: 3 }), zh)).toBe(
      '服务端的 accept 队列满了。连接始终没有建立。',
    );
  });

  const orphan = { sysctl: { 'net.ipv4.tcp_orphan_retries': 3 } };
  const forever: Scenario = {
    ...plain,
    client: { ...plain.client, ...orphan },
    rules: [lose('client', { fin: true })],
  };
  test.each<[string, Scenario, RegExp]>([
    [
      'nothing lost',
      plain,
      /^Four segments close the connection\. The client keeps TIME-WAIT for 61\.4 s\.$/,
    ],
    [
      'every FIN lost',
      forever,
      /^Every FIN is lost\. Linux sends it 4 more times and gives up after 3\.7 s\. The server stays in ESTABLISHED\.$/,
    ],
    [
      'one FIN lost',
      { ...plain, rules: [lose('client', { fin: true, nth: [1] })] },
      /^The client's FIN is lost once\. It is sent again after 225 ms, by a tail loss probe\.$/,
    ],
    [
      'an ACK that the FIN behind it repeats',
      { ...plain, rules: [lose('server', { ackOfFin: true, fin: false, nth: [1] })] },
      /^The ACK of the client's FIN is lost\. The server's own FIN acknowledges it too, [\d.]+ ms later\.$/,
    ],
    [
      'nobody closes',
      { ...plain, client: { script: [connect(), sleep(300_000)] }, server: { script: [sleep(300_000)] } },
      /^In 300 s neither side closes\./,
    ],
    [
      'no SYN gets through',
      { ...plain, rules: [lose('client', { syn: true })] },
      /^The connection never opens\.$/,
    ],
    [
      'a request that crosses the FIN, and meets a closed socket',
      {
        rttMs: 40,
        durationMs: 70_000,
        client: { script: [connect(), send(100), recv(), at(5008, send(100)), recv(), close()] },
        server: { script: [recv(), send(200), at(5000, close())] },
      },
      /^Data meet the server's closed socket, which answers with 2 RSTs\.$/,
    ],
    [
      'data that nobody acknowledges',
      {
        ...plain,
        durationMs: 1_200_000,
        client: { script: [connect(), sleep(500), send(100), recv()] },
        server: { script: [recv(), sleep(1_200_000)] },
        rules: [lose('client', { data: true })],
      },
      /^What the client sends is never acknowledged\. Linux sends it 16 more times and gives up after 16 min\./,
    ],
    [
      'a FIN behind a closed window',
      {
        ...plain,
        durationMs: 600_000,
        client: {
          script: [connect(), send(300_000), close()],
          sysctl: { 'net.ipv4.tcp_orphan_retries': 8 },
        },
        server: { script: [sleep(600_000)] },
      },
      /^The server's window stays closed\. Linux asks \d+ times whether there is room and gives up after [\d.]+ (s|min)\./,
    ],
    [
      'the server never closes',
      { ...plain, server: { script: [recvUntilEof(), sleep(300_000)] } },
      /^The server never closes\. The client leaves FIN-WAIT-2 after 61\.\d s\./,
    ],
    [
      'a client that has shut down waits',
      {
        ...plain,
        client: { script: [connect(), send(100), shutdown('wr'), recvUntilEof()] },
        server: { script: [recvUntilEof(), sleep(300_000)] },
      },
      /^The (server|client) (stays in|never closes)/,
    ],
  ])('%s', (_, scenario, sentence) => {
    expect(says(scenario)).toMatch(sentence);
  });

  test('an ACK that comes when a RST has ended the socket was not lost', () => {
    const upload = [send(100), sleep(40), send(100), sleep(40), send(100), close()];
    const scenario: Scenario = {
      ...plain,
      profile: 'textbook',
      client: { script: [connect(), ...upload] },
      server: { script: [recv(), sleep(20), send(300), sleep(5), close()] },
    };
    const trace = simulate(scenario);
    expect(trace.segments.filter(({ arrives }) => arrives === null)).toEqual([]);
    expect(finding(trace, en)).not.toMatch(/lost/);
  });

  test('in Chinese', () => {
    expect(finding(simulate(forever), zh)).toBe(
      'FIN 每次都丢。Linux 又发了 4 次，3.7 s 后放弃。服务端停在 ESTABLISHED。',
    );
  });

  test('of the textbook only what differs', () => {
    const both = (scenario: Scenario) =>
      textbookFinding(simulate(scenario), simulate({ ...scenario, profile: 'textbook' }), en);
    expect(both(forever)).toBe('The textbook sends it 3 more times and gives up after 15 s.');
    expect(both(plain)).toBe('Textbook: The client keeps TIME-WAIT for 60 s.');
    expect(both({ ...plain, rules: [lose('client', { syn: true })] })).toBe(en.sameInTextbook);
  });
});

const turned = (parameter: Parameter): (string | number | boolean)[] =>
  parameter.kind === 'slider'
    ? [parameter.min, parameter.max]
    : parameter.kind === 'toggle'
      ? [!parameter.value]
      : [...parameter.options];

/** Every time that the run's facts know. */
const knownTimes = (trace: Trace): Set<string> => {
  const all = facts(trace);
  const ms = [trace.observedUntilMs];
  for (const side of ['client', 'server'] as const) {
    ms.push(all[side].livedMs ?? 0, ...Object.values(all[side].inState));
    const calls = trace.app.filter((call) => call.side === side);
    ms.push(...calls.map((call) => call.t - (call.calledAt ?? call.t)));
  }
  for (const a of trace.segments)
    for (const b of trace.segments) ms.push(b.t - a.t, (b.arrives ?? a.t) - a.t);
  // The silence of the box on the path, from when a segment passed it, half way.
  for (const { forgottenAt } of trace.tracked ?? [])
    for (const a of trace.segments) ms.push((forgottenAt ?? a.t) - a.t - trace.scenario.rttMs / 4);
  return new Set(ms.map(roughDuration));
};

describe('every cell of the chapters, at the ends of each control', () => {
  const runs: { name: string; linux: Trace; textbook: Trace }[] = [];
  beforeAll(async () => {
    for (const chapter of readdirSync('content/chapters'))
      for (const file of readdirSync(`content/chapters/${chapter}/cells`)) {
        const path = `../../content/chapters/${chapter}/cells/${file}`;
        const cell: Cell = (await import(/* @vite-ignore */ path)).default;
        const choices = Object.entries(cell.parameters).flatMap(([name, parameter]) =>
          turned(parameter).map((value) => ({ [name]: value })),
        );
        for (const values of [{}, ...choices])
          for (const output of runCell(cell, values).outputs) {
            if (output.kind !== 'figure') continue;
            const run = (profile: 'linux' | 'textbook') => simulate({ ...output.scenario, profile });
            const name = `${chapter}/${file} ${JSON.stringify(values)}`;
            runs.push({ name, linux: run('linux'), textbook: run('textbook') });
          }
      }
  });

  test.each(languages)('is short and has no number but the run’s own, %s', (lang) => {
    const words = wordsOf(lang).finding;
    expect(runs.length).toBeGreaterThan(80);
    const wrong = runs.flatMap(({ name, linux, textbook }) => {
      const [own, other] = [finding(linux, words), textbookFinding(linux, textbook, words)];
      const times = (text: string) => text.match(/[\d.]+ (ms|s|min)(?![A-Za-z])/g) ?? [];
      const made = [
        ...times(own).filter((time) => !knownTimes(linux).has(time)),
        ...times(other).filter((time) => !knownTimes(textbook).has(time)),
      ];
      const long = [own, other].filter((text) => text === '' || text.length > words.most);
      return [...made, ...long].map((what) => `${name}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('counts what the facts count', () => {
    const wrong = runs.filter(({ linux }) => {
      const more = / (?:it|the FIN) (?:(once)|(\d+)) more/.exec(finding(linux, en));
      if (!more) return false;
      const said = more[1] ? 1 : Number(more[2]);
      const { client, server } = facts(linux);
      return said !== client.finSent - 1 && said !== server.finSent - 1;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

test('finds words for whatever the network does', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const scenario: Scenario = {
      ...plain,
      seed,
      rttMs: 1 + seed * 5,
      server: { script: [recvUntilEof(), sleep(seed * 7), ...(seed % 3 ? [send(900)] : []), close()] },
      rules: [lose('client', { chance: 0.4 }), lose('server', { chance: 0.4 })],
    };
    for (const lang of languages) {
      const words = wordsOf(lang).finding;
      const text = finding(simulate(scenario), words);
      expect(text, JSON.stringify(scenario)).toMatch(/[.。]$/);
      expect(text.length, text).toBeLessThanOrEqual(words.most);
    }
  }
});

test('reads a recording, which tells no reasons', () => {
  const folder = 'tests/conformance/recordings';
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const recording = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Trace;
    const text = finding(recording, en);
    expect(text, file).toMatch(/\.$/);
    expect(text.length, text).toBeLessThanOrEqual(en.most);
    expect(text, file).not.toMatch(/undefined|null|NaN/);
  }
});
