import { againstRecording, cell, select } from 'last-ack';

const recordings = {
  unread: 'unread-data-close-a',
  linger: 'linger0-client',
  late: 'data-after-close-a',
  lost: 'rst-lost-a',
};
const options = {
  unread: 'close() with unread data',
  linger: 'SO_LINGER 0',
  late: 'data after close()',
  lost: 'the RST is lost',
};

export default cell({
  parameters: { what: select({ label: 'The case', options, value: 'lost' }) },
  run: ({ what }) => againstRecording(recordings[what]),
});
