// Cells and what they return | 单元及其返回值
import {
  againstRecording,
  type Cell,
  cell,
  close,
  connect,
  type Figure,
  figure,
  type Output,
  type RecordingFigure,
  recvUntilEof,
  type Scenario,
  slider,
  type Table,
  table,
} from 'last-ack';

const closing = (rttMs: number): Scenario => ({
  rttMs,
  durationMs: 70_000,
  client: { script: [connect(), close()] },
  server: { script: [recvUntilEof(), close()] },
});

const drawn: Figure = figure(closing(20), {
  show: 'both',
  caption: 'Four segments.',
});
drawn.show; // → 'both'

const real: RecordingFigure = againstRecording('simultaneous-a');
real.kind; // → 'recording'

const rows: Table = table('Two profiles', ['profile', 'MSL, s'], [['linux', 30]]);
rows.rows[0]; // → ['linux', 30]

const outputs: Output[] = [drawn, real, rows, closing(40)];
outputs.length; // → 4

const example: Cell = cell({
  parameters: { rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }) },
  run: ({ rttMs }) => closing(rttMs),
  facts: ({ rttMs }) => ({ halfWay: rttMs / 2 }),
}) as unknown as Cell;
Object.keys(example.parameters); // → ['rttMs']
