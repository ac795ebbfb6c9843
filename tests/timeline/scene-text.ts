import { duration, labelWidth, type Scene } from '../../src/timeline/index.ts';

const round = (value: number): string => value.toFixed(0).padStart(4);

/** A scene as lines a person can read, top to bottom: what lies where, in px. */
export const sceneText = (scene: Scene): string => {
  const rows: [y: number, text: string][] = [];
  for (const b of scene.bands)
    rows.push([
      b.y0,
      `${round(b.y1)}  band     ${b.side} ${b.state}${b.mini ? ' mini' : ''}${b.gone ? ' gone' : ''}${b.open ? ' open' : ''}${b.ghost ? ' ghost' : ''}`,
    ]);
  for (const s of scene.segments)
    rows.push([
      s.y0,
      `${round(s.y1)}  segment  ${s.id} ${s.kind} from ${s.from}${s.lost ? ' lost' : ''}${s.hold ? ` held ${s.hold.map(round).join(' –')}` : ''}${s.copy ? ` copy ${s.copy.map(round).join(' –')}` : ''}${s.ghost ? ' ghost' : ''}${s.only ? ' only here' : ''}`,
    ]);
  for (const r of scene.timers)
    rows.push([r.y0, `${round(r.y1)}  timer    ${r.id} ${r.side} column ${r.depth} ${r.ended}`]);
  for (const f of scene.folds) rows.push([f.y0, `${round(f.y1)}  fold     ${f.id} hides ${duration(f.ms)}`]);
  for (const l of scene.labels)
    rows.push([
      l.y,
      `      label    ${l.place} ${l.kind}: ${l.text}${l.numbers ? ` ${l.numbers}` : ''} (${labelWidth(l).toFixed(0)} px)`,
    ]);
  rows.sort((a, b) => a[0] - b[0]);
  return `height ${scene.height}\n${rows.map(([y, text]) => `${round(y)} ${text}`).join('\n')}\n`;
};
