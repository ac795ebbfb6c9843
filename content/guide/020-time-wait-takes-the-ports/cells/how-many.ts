import { cell, slider, table } from 'last-ack';

const seconds = 60;
const caption = 'New connections to one address and port';
const columns = ['ports', 'each taken for, s', 'a second, at most'];

export default cell({
  parameters: {
    ports: slider({
      label: 'Ports a client may take',
      min: 1000,
      max: 64_000,
      value: 28_232,
    }),
  },
  run: ({ ports }) => table(caption, columns, [[ports, seconds, Math.floor(ports / seconds)]]),
  facts: ({ ports }) => ({ ports, perSecond: Math.floor(ports / seconds) }),
});
