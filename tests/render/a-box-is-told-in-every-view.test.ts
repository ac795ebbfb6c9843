/** What the box on the path does is told wherever the run is: in words, as tcpdump, as a figure, in files. */
import { expect, test } from 'vitest';
import { csv, labLacks, shellLab } from '../../src/export/index.ts';
import { wireCapture } from '../../src/export/wire-capture.ts';
import { type Box, closing } from '../../src/notebook/closing.ts';
import { eventLines } from '../../src/render/event-lines.ts';
import { finding, renderEventTable, renderSvg, renderTcpdump, summarize } from '../../src/render/index.ts';
import { tcpdumpLines } from '../../src/render/render-tcpdump.ts';
import { at, close, recv, recvUntilEof, send, shutdown, simulate, sleep } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';

const run = (box: Box) =>
  simulate(
    closing({
      box: { tcp_timeout_established: 350, tcp_loose: 0, ...box },
      clientCalls: [send(100), recv(), at(600_000, send(100)), recv(), close()],
      serverCalls: [recv(), send(200), recvUntilEof(), close()],
      durationMs: 2_000_000,
    }),
  );
const drops = run({});
const resets = run({ invalid: 'reset' });
const at350 = (lines: string[]) =>
  lines.filter((line) => /^ +(35\d{4}|600\d{3})/.test(line)).map((l) => l.trim());

test('event by event, in both languages', () => {
  expect(at350(eventLines(resets, wordsOf('en'))).map((line) => line.replace(/ +/g, ' '))).toEqual([
    '350046.8 box the box forgets the connection',
    '600000 client starts probe 224 ms',
    '600000 client write(100)',
    '600000.15 client sends PSH ACK, seq 101, ack 201, 100 bytes',
    '600005.15 box the box drops PSH ACK, seq 101, ack 201, 100 bytes',
    '600005.15 box the box sends RST, seq 201 in the name of the server',
    '600010.15 client receives RST, seq 201',
    '600010.35 client stops probe 224 ms',
    '600010.35 client socket is gone (CLOSED)',
    '600010.45 client read() → ECONNRESET',
    '600010.55 client close()',
  ]);
  expect(eventLines(resets, wordsOf('zh')).join('\n')).toMatch(/中间设备 +中间设备以服务端的名义发送 RST/);
});

test('with the rule it follows', () => {
  const table = renderEventTable(resets, wordsOf('en'));
  expect(table).toContain('350 s without a segment: the box forgets the connection.');
  expect(table).toContain('<code>nf_conntrack_tcp_timeout_established</code>');
  expect(renderEventTable(resets, wordsOf('zh'))).toContain('350 s 没有报文经过：中间设备忘掉这条连接。');
});

test('in one sentence: who forgot, and not that the server sent a RST', () => {
  expect(finding(resets, wordsOf('en').finding)).toBe(
    'Silent for 350 s: the box forgets the connection and answers with a RST. The client gets ECONNRESET.',
  );
  expect(finding(drops, wordsOf('en').finding)).toMatch(
    /the box forgets the connection and drops what comes\./,
  );
  expect(finding(drops, wordsOf('zh').finding)).toMatch(/中间设备忘掉这条连接/);
  expect(summarize(resets, wordsOf('en').run)).toContain(
    'the box on the path forgets the connection at 350 s; it lets 1 segment no further and sends a RST',
  );
  expect(summarize(resets, wordsOf('en').run)).not.toContain('the server sends a RST');
});

test('what the box dropped is not told again as what the network lost', () => {
  const cut = simulate(
    closing({
      clientCalls: [send(100), shutdown('wr'), recvUntilEof(), close()],
      serverCalls: [recvUntilEof(), sleep(70_000), send(200), sleep(1000), close()],
      box: { tcp_loose: 0 },
      durationMs: 600_000,
    }),
  );
  expect(finding(cut, wordsOf('en').finding)).toMatch(/box forgets the connection and drops what comes\./);
  expect(finding(cut, wordsOf('en').finding)).not.toMatch(/data (is|are) lost/);
});

test('as tcpdump: the client sees the RST come, the server saw none leave', () => {
  const isReset = ({ text }: { text: string }) => text.includes('[R]');
  expect(tcpdumpLines(resets, 'client').filter(isReset)).toHaveLength(1);
  expect(tcpdumpLines(resets, 'server').filter(isReset)).toHaveLength(0);
  expect(renderTcpdump(resets, wordsOf('en').run)).toContain('← dropped by the box');
});

test('in the capture of each host', () => {
  const resetsAt = (side: string) =>
    wireCapture(resets).filter(({ host, segment }) => host === side && segment.flags === 'R');
  expect(resetsAt('client').map(({ sent }) => sent)).toEqual([false]);
  expect(resetsAt('server')).toEqual([]);
});

test('in a table file', () => {
  expect(csv(resets)).toMatch(/,middlebox,forgotten,/);
  expect(csv(resets)).toMatch(/600005\.15,middlebox,sent,/);
});

test('as a figure: a line down the middle that ends where the box forgets', () => {
  const scene = layout(resets, { unfold: 'all' });
  expect(scene.boxes).toHaveLength(1);
  const { spans, forgets } = scene.boxes[0]!;
  expect(spans.map(({ knows }) => knows)).toEqual([false, true, false].slice(3 - spans.length));
  expect(forgets).toHaveLength(1);
  expect(spans.at(-1)!.y0).toBeCloseTo(forgets[0]!, 6);
  const [asked, reset] = scene.segments.slice(-2);
  expect(asked).toMatchObject({ lost: true, atBox: 'ends' });
  expect(reset).toMatchObject({ lost: false, atBox: 'begins', name: { main: 'RST', note: 'box' } });
  // Both at half the way: what the one took to the box, the other takes back; each keeps its name.
  expect(reset!.y1 - reset!.y0).toBeCloseTo(asked!.y1 - asked!.y0, 1);
  expect(asked!.name).toMatchObject({ main: 'data' });
  expect(renderSvg(scene)).toContain('class="la-box la-name"');
  expect(renderSvg(layout(simulate(closing())))).not.toContain('la-box');
});

test('a lab has no such box, and says so', () => {
  expect(labLacks(resets.scenario)).toMatch(/no box on the path/);
  expect(() => shellLab(resets.scenario, { trace: resets })).toThrow(/no box on the path/);
  expect(labLacks(closing())).toBeNull();
});
