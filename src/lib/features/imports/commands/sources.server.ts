import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { authorise, invalid } from '$lib/shared/problem';
import { entriesOfLists, mayImport } from '../queries/imports.server';
import { findSource } from '../queries/sources.server';
import { importSources, imports } from '../tables.server';
import { rememberedFrom, templateForm } from '../template';

const LONGEST_TEMPLATE = 900_000;

/**
 * Calls a source by another name; its records stay its own.
 * @throws Problem `invalid` for the field `name` where another source has it
 */
export async function renameSource(
	context: Context,
	input: { sourceId: string; name: string }
): Promise<void> {
	authorise(mayImport(context.actor));
	try {
		await inTransaction(context, async (inside) => {
			await findSource(inside, input.sourceId);
			await inside.db
				.update(importSources)
				.set({ name: input.name })
				.where(thisSource(inside, input.sourceId));
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw invalid({ name: `Another source is called “${input.name}” already.` });
	}
}

/**
 * Forgets how the files of a source are mapped. A source that no file came from goes altogether; of others the name
 * stays, because it tells their records from those of other sources.
 * @returns whether it is gone
 */
export async function removeSource(context: Context, input: { sourceId: string }): Promise<boolean> {
	authorise(mayImport(context.actor));
	return inTransaction(context, async (inside) => {
		await findSource(inside, input.sourceId);
		const files = await inside.db
			.select({ id: imports.id })
			.from(imports)
			.where(
				and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.sourceId, input.sourceId))
			)
			.limit(1);
		if (files.length === 0) await inside.db.delete(importSources).where(thisSource(inside, input.sourceId));
		else {
			await inside.db
				.update(importSources)
				.set({ mapping: null, updatedAt: inside.now })
				.where(thisSource(inside, input.sourceId));
		}
		return files.length === 0;
	});
}

/**
 * Has the next files of a source mapped as a template says.
 * @throws Problem `invalid` for the field `file`; `too-large`
 */
export async function takeTemplate(
	context: Context,
	input: { sourceId: string },
	chunks: AsyncIterable<Uint8Array>
): Promise<void> {
	authorise(mayImport(context.actor));
	const template = readTemplate(await textOf(chunks));
	await inTransaction(context, async (inside) => {
		await findSource(inside, input.sourceId);
		const mapping = rememberedFrom(template, await entriesOfLists(inside));
		await inside.db
			.update(importSources)
			.set({ mapping, updatedAt: inside.now })
			.where(thisSource(inside, input.sourceId));
	});
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		bytes += chunk.byteLength;
		if (bytes > LONGEST_TEMPLATE) throw invalid({ file: 'This is too long for a template of a mapping.' });
		parts.push(chunk);
	}
	return Buffer.concat(parts)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
}

function readTemplate(text: string) {
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		throw invalid({ file: 'This is no JSON, so it is no template of a mapping.' });
	}
	const read = v.safeParse(templateForm, given);
	if (read.success) return read.output;
	const [issue] = read.issues;
	const place = v.getDotPath(issue);
	throw invalid({ file: place ? `${place}: ${issue.message}` : issue.message });
}

function thisSource({ actor }: WritingContext, sourceId: string) {
	return and(eq(importSources.organisationId, actor.organisationId), eq(importSources.id, sourceId));
}
