import { againstRecording, cell } from 'last-ack';

export default cell({
  run: () => againstRecording('fin3-lost-forever-orphan3-rtt20-fintimeout60'),
});
