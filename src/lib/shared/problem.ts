/** Every way a request can be refused. `server/answers.ts` turns these into HTTP, nothing else does. */
export type ProblemCode =
	| 'invalid'
	| 'sign-in-required'
	| 'forbidden'
	| 'not-found'
	| 'conflict'
	| 'too-large'
	| 'unsupported-type'
	| 'idempotency-mismatch'
	| 'too-many';

/** What is wrong with each field of a form, by field name, in words for the person who filled it. */
export type FieldErrors = Record<string, string>;

/** A refusal that its reader can act on: a code for programs, a plain sentence for people. */
export class Problem extends Error {
	override readonly name = 'Problem';

	constructor(
		readonly code: ProblemCode,
		message: string,
		readonly fields: FieldErrors = {},
		/** Seconds until a retry can succeed, where that is known. */
		readonly retryAfter?: number
	) {
		super(message);
	}
}

/** Bad input: the sentence for each field, and one for the whole. Nothing has been changed. */
export function invalid(fields: FieldErrors, message = Object.values(fields)[0] ?? 'Please check the form.') {
	return new Problem('invalid', message, fields);
}

/** The same answer whether a thing does not exist or is not for this reader to know about. */
export function notFound() {
	return new Problem('not-found', 'There is nothing at this address, or it is not open to you.');
}

/** Lets the work go on only where the rule allows it; otherwise answers as if the thing did not exist. */
export function authorise(allowed: boolean): asserts allowed {
	if (!allowed) throw notFound();
}

/** Marks a command that anybody may call, and says why, so that its openness is a decision. */
export function openToAnyone(reason: string): void {
	if (reason === '') throw new TypeError('say why this command is open to anyone');
}
