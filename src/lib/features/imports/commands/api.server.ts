import { mayLeadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import { earlierAnswer, keepAnswers, type KeptAnswer } from '../../people/receipts.server';
import { inTransaction, type Context } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { authorise, invalid } from '$lib/shared/problem';
import type { Receipt } from '$lib/shared/receipt';
import type { ApiMapping } from '../api/forms';
import { mappingOfApi } from '../api/mapping';
import { removeFile, storeFile } from '../files.server';
import { entriesOfLists, importForApi, mayImport } from '../queries.server';
import { insertImport, rememberMapping, sourceOf } from '../taking-in.server';
import { carryOnSoon, fileWork } from '../worker.server';

/** A file that a program sends, with how it is mapped. */
export interface ApiImport {
	mapping: ApiMapping;
	fileName: string;
	/** Whether its rows are only checked, and none is stored. */
	dryRun: boolean;
	/** Names the request, whose content is the file with this hash. */
	receipt: (fileHash: string) => Receipt | null;
}

/**
 * Takes a file in with its mapping and has its rows imported, or only checked, one step after which nothing more is
 * asked. Where anything does not fit, nothing of it is left.
 * @returns the answer, and whether it was given before
 * @throws Problem `invalid` with the place of each thing that does not fit; `too-large`; `idempotency-mismatch`
 */
export async function importFile(
	context: Context,
	{ mapping: said, fileName, dryRun, receipt }: ApiImport,
	chunks: AsyncIterable<Uint8Array>
): Promise<KeptAnswer & { isRepeated: boolean }> {
	authorise(mayImport(context.actor));
	const teamId = await teamToImportFor(context, said.team);
	const id = newId();
	const stored = await storeFile(id, chunks);
	const outcome = await (async () => {
		const examined = await examine(id, stored.byteCount, said);
		return inTransaction(context, async (inside) => {
			const named = receipt(stored.hash);
			const earlier = await earlierAnswer(inside, named);
			if (earlier) return { ...earlier, isRepeated: true };
			const mapping = mappingOfApi(said, examined.profile, await entriesOfLists(inside));
			const source = await sourceOf(inside, said.source.trim());
			const state = dryRun ? ('checking' as const) : ('importing' as const);
			await insertImport(
				inside,
				{ id, name: fileName, ...stored, ...examined },
				{ teamId, sourceId: source.id, mapping, state }
			);
			if (!dryRun) await rememberMapping(inside, source.id, examined.profile.header, mapping);
			const answer = await importForApi(inside, id);
			if (named) await keepAnswers(inside, [{ receipt: named, status: 202, answer }]);
			return { status: 202, answer, isRepeated: false };
		});
	})().catch(async (error: unknown) => {
		await removeFile(id);
		throw error;
	});
	if (outcome.isRepeated) await removeFile(id);
	else void carryOnSoon(context.actor.organisationId, id);
	return outcome;
}

/** The team by name or id, which the actor has to lead; of others it is not told whether they are there. */
async function teamToImportFor(context: Context, named: string): Promise<string> {
	const led = (await teamsOfActor(context)).filter(({ id }) => mayLeadTeam(context.actor, id));
	const teamId = idOfNamed(led, named);
	if (teamId === null) throw invalid({ '#/mapping/team': notNamed(named) });
	const team = led.find(({ id }) => id === teamId)!;
	if (team.archived) {
		throw invalid({ '#/mapping/team': `The team ${team.name} is archived. Choose another.` });
	}
	return teamId;
}

async function examine(fileId: string, byteCount: number, { format }: ApiMapping) {
	if (!format) return fileWork().examine({ fileId, byteCount });
	return { format, profile: await fileWork().profile({ fileId, format, field: 'file' }) };
}
