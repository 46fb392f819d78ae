import { once, type ReadingContext } from './context';
import type { Database } from './db/connection';

/** The answers that were given last to one version of a database. */
interface Kept {
	version: string;
	answers: Map<string, Promise<unknown>>;
}

/** Answers kept for each database; the one kept longest makes room. */
export const MOST_KEPT = 100;

const keptFor = new WeakMap<Database, Kept>();

/**
 * Gives readers of the same reach the answer of before as long as nothing has been written to the database since, by
 * whatever process: for what many people look at and what takes long to make. Whoever gets it must not change it, since
 * others get it too. Inside a transaction it is always made, as what is read there may be taken back.
 * @param asked what is asked, with all that the answer depends on beside the data and the reach: the day, the address
 */
export async function keptUntilWritten<T>(
	context: ReadingContext,
	asked: readonly (string | null)[],
	ask: () => Promise<T>
): Promise<T> {
	const { db, actor } = context;
	if ('inTransaction' in db) return ask();
	// Told before the answer is made: what is written meanwhile has a version of its own, for which it is made again.
	const answers = answersTo(db, await once(context, 'version of the data', () => db.version()));
	const name = JSON.stringify([actor.organisationId, actor.isAdmin, [...actor.teams], actor.habits, asked]);
	const known = answers.get(name);
	if (known) return known as Promise<T>;
	const answer = ask();
	answers.set(name, answer);
	if (answers.size > MOST_KEPT) answers.delete(answers.keys().next().value!);
	answer.catch(() => answers.delete(name));
	return answer;
}

function answersTo(db: Database, version: string): Kept['answers'] {
	let kept = keptFor.get(db);
	if (kept?.version !== version) keptFor.set(db, (kept = { version, answers: new Map() }));
	return kept.answers;
}
