import { Problem } from './problem';

/** A write over the HTTP API that happens once however often it is sent, by the name its sender gave it. */
export interface Receipt {
	keyId: string;
	idempotencyKey: string;
	/** Tells this request from every other, so that one name is not used for two. */
	fingerprint: string;
}

/** The refusal of a write whose name another has that is being worked on. */
export function beingWorkedOn(): Problem {
	const message = 'A request with this Idempotency-Key is being worked on. Ask again in a moment.';
	return new Problem('conflict', message, { 'Idempotency-Key': message }, 1);
}
