import type { Database, WritableDatabase } from './db/connection';
import type { Actor } from '$lib/features/people/actor';

/** What a command or query is given besides its input. */
export interface Context<Db = Database> {
	db: Db;
	actor: Actor;
	/** The present, set in the outermost layer. */
	now: Date;
}

/** A context whose transaction is open: everything written through it stands or falls together. */
export type WritingContext = Context<WritableDatabase>;

/** A context that can at least read, inside a transaction or not. */
export type ReadingContext = Context<Database | WritableDatabase>;

/** What those who have not signed in come with. */
export interface VisitorContext<Db = Database> {
	db: Db;
	now: Date;
	/** The network address the request came from, for throttling. */
	address: string;
}

/** What was asked for, by the context of each request that is being answered. */
const answersOf = new WeakMap<ReadingContext, Map<string, Promise<unknown>>>();

/** Makes a context one of a single request, which is short enough to ask once for what it needs in several places. */
export function ofOneRequest(context: Context): Context {
	answersOf.set(context, new Map());
	return context;
}

/**
 * Asks once in a request for what several parts of its answer need; anew after the request has written.
 * @param name what is asked for, with all it depends on beside the actor
 */
export function once<T>(context: ReadingContext, name: string, ask: () => Promise<T>): Promise<T> {
	const answers = answersOf.get(context);
	const known = answers?.get(name);
	if (known) return known as Promise<T>;
	const answer = ask();
	answers?.set(name, answer);
	return answer;
}

/** Runs the work in one transaction, alone among the writers of the actor's organisation. */
export function inTransaction<T>(context: Context, work: (inside: WritingContext) => Promise<T>): Promise<T> {
	return context.db
		.transaction(context.actor.organisationId, (db) => work({ ...context, db }))
		.finally(() => answersOf.get(context)?.clear());
}
