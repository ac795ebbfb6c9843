import { duration, type Scene } from '../../src/timeline/index.ts';

const round = (value: number): string => value.toFixed(0).padStart(4);

/** A scene as lines a person can read, top to bottom: what lies where, in px. */
export const sceneText = (scene: Scene): string => {
  const rows: [y: number, text: string][] = [];
  const run = (ladder: number): string => (ladder === 1 ? ' of the second run' : '');
  for (const b of scene.bands)
    rows.push([
      b.y0,
      `${round(b.y1)}  band     ${b.side} ${b.state}${b.mini ? ' mini' : ''}${b.gone ? ' gone' : ''}${b.open ? ' open' : ''}${run(b.ladder)}`,
    ]);
  for (const s of scene.segments)
    rows.push([
      s.y0,
      `${round(s.y1)}  segment  ${s.id} from ${s.from}: ${s.name?.whole ?? `(${s.kind})`}${s.lost ? ' lost' : ''}${s.hold ? ` held ${s.hold.map(round).join(' –')}` : ''}${s.copy ? ` copy ${s.copy.map(round).join(' –')}` : ''}${s.only ? ' only here' : ''}${run(s.ladder)}`,
    ]);
  for (const r of scene.bars)
    rows.push([
      r.y0,
      `${round(r.y1)}  ${r.limit ? 'limit   ' : 'timer   '} ${r.id} ${r.side} column ${r.depth} ${r.ended}${run(r.ladder)}`,
    ]);
  for (const f of scene.folds) rows.push([f.y0, `${round(f.y1)}  fold     ${f.id} hides ${duration(f.ms)}`]);
  for (const l of scene.labels)
    rows.push([
      l.wide.y,
      `      word     ${l.side} ${l.kind}: ${l.wide.lines.join(' / ')} | ${l.narrow.lines.join(' / ')}${run(l.ladder)}`,
    ]);
  for (const t of scene.times) rows.push([t.y, `${round(t.true)}  time     ${t.text}`]);
  rows.sort((a, b) => a[0] - b[0]);
  return `height ${scene.height}\n${rows.map(([y, text]) => `${round(y)} ${text}`).join('\n')}\n`;
};
