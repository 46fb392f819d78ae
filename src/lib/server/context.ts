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

/** Runs the work in one transaction, alone among the writers of the actor's organisation. */
export function inTransaction<T>(context: Context, work: (inside: WritingContext) => Promise<T>): Promise<T> {
	return context.db.transaction(context.actor.organisationId, (db) => work({ ...context, db }));
}
