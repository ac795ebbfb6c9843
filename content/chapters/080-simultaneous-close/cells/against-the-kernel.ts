import { againstRecording, cell } from 'last-ack';

export default cell({
  run: () =>
    againstRecording('simultaneous-a', {
      en: 'Linux 6.18.44 recorded on the wire, and the simulator, on one axis.',
      zh: '线上实录的 Linux 6.18.44 与模拟器，画在同一条时间轴上。',
    }),
});
