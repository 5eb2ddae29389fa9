export type { ReceivedMessage, Receiver, Reception } from './receiver.ts';
