import { cell, closing, type Swept, slider, sweep } from 'last-ack';
import { closingSegments } from './three-or-four.ts';

const dataCarried = 'Linux, data carried';
const noData = 'Linux, no data ever';
const textbook = 'textbook';
const segments = ({ trace }: Swept) => closingSegments(trace);

export default cell({
  parameters: { aroundMs: slider({ label: 'Around', unit: 'ms', min: 10, max: 60, value: 42 }) },
  run: ({ aroundMs: at }) =>
    sweep({
      caption: 'Segments in the close, by think time',
      over: 'server thinks, ms',
      values: [0, 2, 5, at - 4, at - 2, at, at + 2, at + 4, 100],
      run: (thinkMs) => closing({ thinkMs }),
      columns: [
        [dataCarried, segments],
        [noData, segments, (thinkMs) => closing({ thinkMs, bytes: 0 })],
        [textbook, segments, (thinkMs) => ({ ...closing({ thinkMs }), profile: 'textbook' })],
      ],
      chart: { draw: 'steps', here: at },
    }),
});
