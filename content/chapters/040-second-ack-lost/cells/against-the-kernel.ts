import { againstRecording, cell } from 'last-ack';

export default cell({ run: () => againstRecording('ack2-lost-forever-orphan2-rtt20') });
