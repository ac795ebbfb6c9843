import { againstRecording, cell, select } from 'last-ack';

const recordings = {
  unread: 'unread-data-close-a',
  linger: 'linger0-client',
  late: 'data-after-close-a',
  lost: 'rst-lost-a',
};

export default cell({
  parameters: {
    what: select({
      label: { en: 'The case', zh: '情形' },
      options: ['unread', 'linger', 'late', 'lost'],
      labels: {
        unread: { en: 'close() with unread data', zh: '有未读数据时 close()' },
        linger: { en: 'SO_LINGER 0', zh: 'SO_LINGER 0' },
        late: { en: 'data after close()', zh: 'close() 之后来的数据' },
        lost: { en: 'the RST is lost', zh: 'RST 丢了' },
      },
      value: 'lost',
    }),
  },
  run: ({ what }) =>
    againstRecording(recordings[what], {
      en: 'Linux 6.18.44 recorded on the wire, and the simulator, on one axis.',
      zh: '线上实录的 Linux 6.18.44 与模拟器，画在同一条时间轴上。',
    }),
});
