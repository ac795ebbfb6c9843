/** Files of the other kinds, each read by something that is not our writer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import {
  cellSource,
  csv,
  drawingStyle,
  packetdrill,
  pcapng,
  scenarioSource,
  shellLab,
  svgFile,
  tableCsv,
} from '../../src/export/index.ts';
import { renderSvg } from '../../src/render/index.ts';
import {
  at,
  close,
  connect,
  duplicate,
  linger,
  lose,
  option,
  recv,
  recvUntilEof,
  type Scenario,
  send,
  shutdown,
  simulate,
  sleep,
} from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-files-'));
const scenario: Scenario = {
  id: 'all-kinds',
  about: 'Every kind of step and rule, “quoted”, with a */ in it',
  rttMs: 20,
  durationMs: 9000,
  client: {
    sysctl: { 'net.ipv4.tcp_orphan_retries': 3 },
    script: [
      connect(),
      option('TCP_NODELAY', 1),
      send(100),
      recv(),
      at(300, sleep(50)),
      shutdown('wr'),
      recvUntilEof(),
      close(),
    ],
  },
  server: { script: [recv(), send(50), recvUntilEof(), linger(1), sleep(100), close()] },
  rules: [lose('client', { fin: true, nth: [1] }), duplicate('server', { fin: true, nth: [1] }, 30)],
};
const trace = simulate(scenario);
/** One of many connections, to a server that is a loop with a way out for errors. */
const crowd: Scenario = {
  rttMs: 20,
  durationMs: 9000,
  client: { script: [connect(), close()], onError: [] },
  load: [{ script: [connect(), send(100), close()], count: 3, everyMs: 200 }],
  server: { script: [recv(), close()], onError: [sleep(50)], loop: { backlog: 3, descriptors: 8 } },
  watch: 2,
};

describe('TypeScript', () => {
  test.each([
    ['a scenario', scenario],
    ['many connections', crowd],
  ])('%s written as a cell compiles and gives the scenario back', async (_, scenario) => {
    const source = scenarioSource(scenario);
    const { diagnostics, outputText } = ts.transpileModule(source, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics).toEqual([]);
    const file = join(import.meta.dirname, `taken-${process.pid}-${scenario.watch ?? 0}.mjs`);
    const sim = new URL('../../src/notebook/cell-api.ts', import.meta.url).href;
    const code = outputText.replace(/from ['"]last-ack['"]/, `from ${JSON.stringify(sim)}`);
    writeFileSync(file, code);
    try {
      const { default: made } = await import(/* @vite-ignore */ file);
      expect(made.run({})).toEqual(scenario);
    } finally {
      (await import('node:fs')).rmSync(file);
    }
  });

  test('a cell as it stands carries its values and clicked rules', () => {
    const code = "import { cell } from 'last-ack';\nexport default cell({ run: () => { throw 1; } });\n";
    const taken = cellSource({
      id: 'a/b */',
      code,
      values: { rttMs: 200, sack: false, "odd'name": 'it’s' },
      rules: [lose('client', { fin: true })],
    });
    expect(ts.transpileModule(taken, { reportDiagnostics: true }).diagnostics).toEqual([]);
    expect(taken).toContain(code.trim());
    expect(taken).toMatch(/taken = \{ rttMs: 200, sack: false, /);
    expect(taken).toMatch(/clicked = \[\{ from: 'client', fin: true, action: 'drop' \}\]/);
  });
});

describe('CSV', () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  test('every line has every column, events stand in order', () => {
    const text = csv(trace);
    expect(text.endsWith('\r\n')).toBe(true);
    const times = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number(line.split(',')[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every(Number.isFinite)).toBe(true);
  });
  test.runIf(python)('python’s csv module reads it', () => {
    const file = join(folder, 'x.csv');
    writeFileSync(
      file,
      csv({
        ...trace,
        segments: trace.segments.map((s, i) =>
          i === 2 ? { ...s, why: { code: 'x', sentence: 'a, "b"\n=SUM(A1)', source: '+1' } } : s,
        ),
      }),
    );
    const program =
      'import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))))';
    const rows: Record<string, string>[] = JSON.parse(
      spawnSync('python3', ['-c', program, file], { encoding: 'utf8' }).stdout,
    );
    const sent = rows.filter((r) => r.event === 'sent' || r.event === 'sent-lost');
    expect(sent.map((r) => `${r.host} ${r.flags} ${r.seq} ${r.len}`).sort()).toEqual(
      trace.segments.map((s) => `${s.from} ${s.flags} ${s.seq} ${s.len}`).sort(),
    );
    expect(sent.some((r) => r.why === 'a, "b"\n=SUM(A1)' && r.source === "'+1")).toBe(true);
    expect(rows.filter((r) => r.event === 'sent-lost').length).toBe(1);
  });
});

test('a text that begins like a number and is a formula stays a text', () => {
  const cells = ["-2+3+cmd|' /C calc'!A0", '=1+1', ' =1+1', '@SUM(A1)', '+1+1', '-1e3+A1'];
  for (const cell of cells) expect(tableCsv(['a'], [[cell]]).split('\r\n')[1]).toBe(`'${cell}`);
  for (const number of ['-2', '-3.5', '7']) expect(tableCsv(['a'], [[number]])).toBe(`a\r\n${number}\r\n`);
});

test('control characters of a reader’s text are in no file', () => {
  const about = 'a\u0000b\u001b[31mc\u202e\u2028d\r\ne';
  const run = { ...trace, scenario: { ...scenario, about } };
  const texts = {
    packetdrill: packetdrill(run, 'client'),
    lab: shellLab(run.scenario, { trace: run }),
    ts: scenarioSource(run.scenario).split('export default')[0]!,
    csv: tableCsv(['a'], [[about.replace(/[\r\n\u2028\u202e]/g, '')]]),
    pcapng:
      Buffer.from(pcapng(run))
        .toString('latin1')
        .match(/a b.{0,40}RTT/)?.[0] ?? '\0',
  };
  for (const [name, text] of Object.entries(texts)) {
    expect(text, name).not.toMatch(/[^\P{Cc}\t\r\n\u0080-\u009f]|[\u202e\u2028]/u);
  }
  expect(texts.packetdrill.split('\n')[0]).toBe('// a b [31mc d e');
  expect(texts.lab.split('\n')[1]).toBe('# a b [31mc d e');
});

describe('packetdrill', () => {
  const end = (s: string) => /(\d+):(\d+)\((\d+)\)/.exec(s)!;

  test.each(['client', 'server'] as const)('the %s as kernel under test: every segment', (side) => {
    const script = packetdrill(trace, side);
    const packets = script.split('\n').filter((l) => /^\S+ [<>] /.test(l));
    for (const p of packets) expect(Number(end(p)[2]) - Number(end(p)[1])).toBe(Number(end(p)[3]));
    expect(packets.filter((p) => p.includes(' > ')).length).toBe(
      trace.segments.filter((s) => s.from === side).length,
    );
    const arrived = trace.segments.filter((s) => s.from !== side && s.arrives !== null);
    expect(packets.filter((p) => p.includes(' < ')).length).toBe(
      arrived.length + arrived.filter((s) => s.duplicateArrives != null).length,
    );
    // What is echoed inbound must have been sent outbound before, or packetdrill cannot translate it.
    const sent = new Set<string>(['0']);
    for (const p of packets) {
      const ts = /TS val (\d+) ecr (\d+)/.exec(p);
      if (!ts) continue;
      if (p.includes(' > ')) sent.add(ts[1]!);
      else expect(sent).toContain(ts[2]);
    }
  });
  test('calls stand before what they send, and accept() before the first call on it', () => {
    const script = packetdrill(trace, 'client').split('\n');
    expect(script.findIndex((l) => l.includes('shutdown(3, SHUT_WR)'))).toBeLessThan(
      script.findIndex((l) => / > \S*F/.test(l)),
    );
    const server = packetdrill(trace, 'server').split('\n');
    expect(server.findIndex((l) => l.includes('accept('))).toBeLessThan(
      server.findIndex((l) => l.includes('read(4')),
    );
    expect(server.some((l) => l.includes('SO_LINGER, {onoff=1, linger=1}'))).toBe(true);
  });
});

describe('pictures', () => {
  const css = (name: string) =>
    readFileSync(new URL(`../../src/site/styles/${name}.css`, import.meta.url), 'utf8');
  const svg = (theme: 'light' | 'dark') =>
    svgFile(
      renderSvg(layout(trace), {
        summary: 'a "summary" & more',
        fixed: { width: 720, style: drawingStyle(css('figure'), css('tokens'), theme) },
      }),
    );

  test('well-formed XML that looks nothing up', () => {
    const sax = createRequire(import.meta.url)('sax');
    for (const theme of ['light', 'dark'] as const) {
      const text = svg(theme);
      const names = new Set<string>();
      const parser = sax.parser(true, { xmlns: true });
      parser.onopentag = (tag: { local: string; uri: string }) => {
        expect(tag.uri).toBe('http://www.w3.org/2000/svg');
        names.add(tag.local);
      };
      parser.onerror = (error: Error) => {
        throw error;
      };
      parser.write(text).close();
      expect([...names]).toContain('text');
      expect(text).not.toMatch(
        /var\(|light-dark\(|cqw|@import|https?:\/\/(?!www\.w3\.org)|<script|undefined/,
      );
    }
    expect(svg('light')).not.toBe(svg('dark'));
  });

  test('in Chinese it names Chinese typefaces', () => {
    const style = (lang: 'en' | 'zh') => drawingStyle(css('figure'), css('tokens'), 'light', lang);
    expect(style('zh')).toContain('Noto Sans CJK SC');
    expect(style('en')).not.toContain('CJK');
  });

  test('sharp draws it, in its colours', async () => {
    const image = sharp(Buffer.from(svg('light')), { density: 144 });
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThanOrEqual(1400);
    const colours = new Set<string>();
    for (let i = 0; i < data.length; i += info.channels) colours.add(data.subarray(i, i + 3).toString('hex'));
    const established = /--state-established: light-dark\(#(\w+)/.exec(css('tokens'))![1]!;
    const paper = /--paper: light-dark\(#(\w+)/.exec(css('tokens'))![1]!;
    expect(colours).toContain(established);
    expect(colours).toContain(paper);
  });
});
