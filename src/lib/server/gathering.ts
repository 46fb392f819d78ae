import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '$lib/shared/problem';
import type { Context } from './context';
import type { Database } from './db/connection';

/** So many wishes at most become one transaction. */
const MOST_TOGETHER = 64;

interface Waiting<Wish, Granted> {
	wish: Wish;
	resolve: (granted: Granted) => void;
	reject: (error: unknown) => void;
}

/**
 * Gathers what many people wish to write at the same moment. What arrives while a transaction runs becomes the next one
 * together: a commit, which waits for the disk, and what all of them have to read are then paid once.
 * @param lineOf names those wishes of a database that may be granted together
 * @param grant does all of them in one transaction, and answers for each what it came to, or why it was refused; where it
 * throws, none of them was done
 * @returns grants a wish once it is committed, or throws what was answered for it
 */
export function gathering<Wish extends { context: Context }, Granted>(
	lineOf: (wish: Wish) => string,
	grant: (wishes: readonly Wish[]) => Promise<(Granted | Problem)[]>
): (wish: Wish) => Promise<Granted> {
	type Line = Waiting<Wish, Granted>[];
	/** Who waits; a line that is there is being worked off. */
	const lines = new WeakMap<Database, Map<string, Line>>();

	return (wish) =>
		new Promise((resolve, reject) => {
			const { db } = wish.context;
			const ofDatabase = lines.get(db) ?? new Map<string, Line>();
			lines.set(db, ofDatabase);
			const name = lineOf(wish);
			const waiting = ofDatabase.get(name);
			if (waiting) waiting.push({ wish, resolve, reject });
			else {
				const line = [{ wish, resolve, reject }];
				ofDatabase.set(name, line);
				void workOff(line, () => ofDatabase.delete(name));
			}
		});

	/** @param leave is called in the moment in which nobody waits any more, so that whoever comes next begins anew */
	async function workOff(line: Line, leave: () => void): Promise<void> {
		while (line.length > 0) {
			await everybodyHere(line);
			const together = line.splice(0, MOST_TOGETHER);
			try {
				const granted = await grant(together.map(({ wish }) => wish));
				for (const [place, outcome] of granted.entries()) {
					if (outcome instanceof Problem) together[place]!.reject(outcome);
					else together[place]!.resolve(outcome);
				}
			} catch (error) {
				for (const { reject } of together) reject(error);
			}
		}
		leave();
	}
}

/** Requests that arrived at the same moment are read, a step of each at a time, before a transaction is begun. */
async function everybodyHere(line: readonly unknown[]): Promise<void> {
	for (let before = -1; before < line.length && line.length < MOST_TOGETHER;) {
		before = line.length;
		await nextTurn();
	}
}
