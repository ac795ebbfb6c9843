import { againstRecording, cell } from 'last-ack';

export default cell({ run: () => againstRecording('simultaneous-a') });
