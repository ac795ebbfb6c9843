import { againstRecording, cell, select } from 'last-ack';

const recordings = {
  unread: 'unread-data-close-a',
  linger: 'linger0-client',
  late: 'data-after-close-a',
  lost: 'rst-lost-a',
};
const label = { en: 'The case', zh: '情形' };
const options = {
  unread: { en: 'close() with unread data', zh: '有未读数据时 close()' },
  linger: 'SO_LINGER 0',
  late: { en: 'data after close()', zh: 'close() 之后来的数据' },
  lost: { en: 'the RST is lost', zh: 'RST 丢了' },
};

export default cell({
  parameters: { what: select({ label, options, value: 'lost' }) },
  run: ({ what }) => againstRecording(recordings[what]),
});
