import { SourceUnavailable } from '@supply-hub/errors';

/** Nothing of the message was written: the peer cannot have it. Any other failure leaves that open. */
export class NotSent extends SourceUnavailable {}
