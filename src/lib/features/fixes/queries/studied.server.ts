import type { ReadingContext } from '$lib/server/context';
import type { Cycle } from '../cycle';
import { verdictView, type VerdictView } from '../verdict/view';
import { watchView, type WatchView } from '../verdict/watch-view';
import type { Fix } from './list.server';
import { watchedOf } from './watched.server';
import { verdictOf } from './verdict.server';

/**
 * What a page shows of the verdict of a trial, the fix's present one unless another is given. Who may read the fix is
 * decided where it is found.
 * @returns null where the trial has not started
 */
export async function verdictViewOf(
	context: ReadingContext,
	{ id, teams, cycle: present }: Pick<Fix, 'id' | 'teams' | 'cycle'>,
	cycle: Cycle | null = present
): Promise<VerdictView | null> {
	const found = cycle && (await verdictOf(context, cycle, teams));
	if (!found) return null;
	const file = `/fixes/${id}/verdict.csv?cycle=${cycle.number}`;
	return verdictView(found, cycle, file, context.actor.habits);
}

/**
 * What a page shows of the weeks since a trial was adopted. Who may read the fix is decided where it is found.
 * @returns null where it was not
 */
export async function watchViewOf(
	context: ReadingContext,
	{ id, teams }: Pick<Fix, 'id' | 'teams'>,
	cycle: Cycle | null
): Promise<WatchView | null> {
	const watched = cycle && (await watchedOf(context, cycle, teams));
	if (!watched) return null;
	return watchView(
		watched,
		`/fixes/${id}/verdict.csv?cycle=${cycle.number}&weeks=since`,
		context.actor.habits
	);
}
