/**
 * The system will not do it, or it makes no sense any more: trying again cannot help. Thrown by performers.
 * The message is a sentence for the person who must act.
 */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}
