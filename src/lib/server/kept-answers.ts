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
 * Gives the answer of before as long as nothing has been written to the database since, by whatever process: for pages
 * that many people look at and that take long to make. Whoever gets it must not change it, since others get it too.
 * @param name what is asked, with all that the answer depends on beside the data: the reader's reach, the day, the address
 */
export async function keptUntilWritten<T>(db: Database, name: string, ask: () => Promise<T>): Promise<T> {
	// Told before the answer is made: what is written meanwhile has a version of its own, for which it is made again.
	const version = await db.version();
	const answers = answersTo(db, version);
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
