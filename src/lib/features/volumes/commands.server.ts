import { and, eq, sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import { mondayOf, type Day } from '$lib/shared/days';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { problemsOfReading, type VolumeReading } from './file';
import { compareVolumes, leadsTheTeam, maySetVolumes, namedByVolumes } from './queries.server';
import { keepWaitingFile, removeWaitingFile, volumesOfWaitingFile, waitingFile } from './reading.server';
import { contactVolumes } from './tables.server';
import { keyOf, MOST_VOLUMES, type GivenVolume, type Volume, type VolumeProblem } from './volume';

/** Problems that one refusal tells of; the rest are like them. */
const MOST_PROBLEMS = 100;

/** Rows of one statement. */
const ROWS_A_STATEMENT = 1000;

/**
 * Sets how many contacts teams had on days, all of the rows or none. A volume that is known already is replaced; the same
 * rows twice change nothing.
 * @param rows about teams that the actor leads; other teams are unknown to them
 * @returns how many were new, were changed, and stood there as they are
 * @throws Problem `invalid` with a sentence for each row that cannot be set, as `rows.3.contacts`; the first row is 0
 */
export async function setVolumes(
	context: Context,
	rows: readonly GivenVolume[]
): Promise<{ added: number; changed: number; unchanged: number }> {
	authorise(maySetVolumes(context.actor));
	if (rows.length > MOST_VOLUMES) {
		const most = MOST_VOLUMES.toLocaleString('en');
		throw invalid({
			rows: `These are more than ${most} rows, the most that can be set at once. Split them.`
		});
	}
	return setRows(context, rows, (place) => `row ${place + 1}`);
}

function setRows(
	context: Context,
	rows: readonly GivenVolume[],
	placed: (place: number) => string
): Promise<{ added: number; changed: number; unchanged: number }> {
	return inTransaction(context, async (inside) => {
		const { changes, problems } = await compareVolumes(inside, rows, placed);
		if (problems.length > 0) throw refused(problems, placed);
		await write(inside, [...changes.added, ...changes.changed]);
		return {
			added: changes.added.length,
			changed: changes.changed.length,
			unchanged: changes.unchanged
		};
	});
}

function refused(problems: readonly VolumeProblem[], placed: (place: number) => string) {
	const [first] = problems;
	const fields = problems
		.slice(0, MOST_PROBLEMS)
		.map(({ place, field, reason }) => [`rows.${place}.${field}`, reason]);
	const where = placed(first!.place);
	const message = `${where[0]!.toUpperCase()}${where.slice(1)}: ${first!.reason}`;
	return invalid(Object.fromEntries(fields), message);
}

async function write(inside: WritingContext, volumes: readonly Volume[]): Promise<void> {
	const { organisationId, userId: updatedBy } = inside.actor;
	const rows = volumes
		.map((volume) => ({
			...volume,
			organisationId,
			monday: mondayOf(volume.day),
			updatedBy,
			updatedAt: inside.now
		}))
		// In the order of the table's key, which spares the database jumping about in it.
		.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
		if (start > 0) await nextTurn();
		await insertMany(inside.db, contactVolumes, rows.slice(start, start + ROWS_A_STATEMENT), {
			target: [
				contactVolumes.organisationId,
				contactVolumes.teamId,
				contactVolumes.day,
				contactVolumes.channelId
			],
			set: {
				contacts: sql`excluded.contacts`,
				updatedBy: sql`excluded.updated_by`,
				updatedAt: sql`excluded.updated_at`
			}
		});
	}
}

/** Takes one volume out, so that its day is unknown again. One that is not there is taken out already. */
export async function removeVolume(
	context: Context,
	volume: { teamId: string; channelId: string; day: Day }
): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(await leadsTheTeam(inside, volume.teamId));
		await inside.db
			.delete(contactVolumes)
			.where(
				and(
					eq(contactVolumes.organisationId, inside.actor.organisationId),
					eq(contactVolumes.teamId, volume.teamId),
					eq(contactVolumes.day, volume.day),
					eq(contactVolumes.channelId, volume.channelId)
				)
			);
	});
}

/**
 * Takes a file of volumes in, to be looked at before anything is set.
 * @throws Problem `invalid` for the field `file` where it is no table; `too-large`
 */
export async function keepVolumeFile(context: Context, chunks: AsyncIterable<Uint8Array>): Promise<void> {
	authorise(maySetVolumes(context.actor));
	await keepWaitingFile(context.actor.userId, chunks);
}

/**
 * Sets the volumes of the file that waits, all of them or none, and lets the file go.
 * @throws Problem `invalid` with the line of the first row that cannot be set; `not-found` where no file waits
 */
export async function setVolumesOfFile(context: Context, reading: VolumeReading) {
	authorise(maySetVolumes(context.actor));
	const { userId } = context.actor;
	const file = await waitingFile(userId);
	if (!file) throw notFound();
	const problems = problemsOfReading(reading, file.profile.header.length);
	if (Object.keys(problems).length > 0) throw invalid(problems);
	const { channels } = await namedByVolumes(context);
	const { given, lines } = await volumesOfWaitingFile(userId, file, reading, channels);
	const set = await setRows(context, given, (place) => `line ${lines[place]}`);
	await removeWaitingFile(userId);
	return set;
}

/** Lets the file that waits go, without setting anything. */
export async function discardVolumeFile(context: Context): Promise<void> {
	authorise(maySetVolumes(context.actor));
	await removeWaitingFile(context.actor.userId);
}
