import { setImmediate } from 'node:timers/promises';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { namesOf } from '../../people/queries.server';
import type { Named } from '../filter';
import { questionFrom, type Question } from '../question.server';
import { otherRecords, recordsOfCause } from './sample.server';
import { wordTally, type WordTally } from './tally';
import { wordsView, type WordsView } from './view';
import { MOST_ELSEWHERE, MOST_HERE, type FoundWords } from './words';

/** The thread that answers everybody is not held up for longer, in milliseconds. */
const LONGEST_TURN = 4;

/**
 * What the page of words at this address shows.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function wordsPage(context: ReadingContext, search: URLSearchParams): Promise<WordsView> {
	return wordsView(await wordsOfCause(context, search), context.actor.habits);
}

/**
 * The words that summaries of a cause use more than the others of the period, from the newest of both. Single words are
 * all that leaves; which ones may is decided in `tally.ts`.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function wordsOfCause(context: ReadingContext, search: URLSearchParams): Promise<FoundWords> {
	const question = await questionFrom(context, search);
	const cause = causeFrom(search, question);
	const about = { filter: question.filter, choices: question.choices, hasRecords: question.hasRecords };
	if (!cause) return { ...about, cause: null, read: { here: 0, elsewhere: 0 }, isSample: false, words: [] };
	const tally = wordTally();
	const loggers = new Set<string>();
	const { filter } = question;
	const read = {
		here: await tallied(tally, 'here', recordsOfCause(context, filter, cause.id), loggers),
		elsewhere: await tallied(tally, 'elsewhere', otherRecords(context, filter, cause.id), loggers)
	};
	const people = await namesOf(context, [...loggers]);
	await newTurn();
	return {
		...about,
		cause,
		read,
		isSample: read.here === MOST_HERE || read.elsewhere === MOST_ELSEWHERE,
		words: tally.rising(people.values())
	};
}

function causeFrom(search: URLSearchParams, { choices }: Question): Named | null {
	const id = search.get('cause');
	if (!id) return null;
	const cause = choices.causes.find((each) => each.id === id);
	if (!cause) throw notFound();
	return cause;
}

/** Counts record by record, and lets others be answered in between. */
async function tallied(
	tally: WordTally,
	side: 'here' | 'elsewhere',
	batches: ReturnType<typeof recordsOfCause>,
	loggers: Set<string>
): Promise<number> {
	let read = 0;
	for await (const batch of batches) {
		let turnBegan = await newTurn();
		for (const record of batch) {
			tally.add(record, side);
			if (record.loggedBy !== null) loggers.add(record.loggedBy);
			if (performance.now() - turnBegan > LONGEST_TURN) turnBegan = await newTurn();
		}
		read += batch.length;
	}
	return read;
}

/** Waits until others had theirs; when it begins, in milliseconds. */
async function newTurn(): Promise<number> {
	await setImmediate();
	return performance.now();
}
