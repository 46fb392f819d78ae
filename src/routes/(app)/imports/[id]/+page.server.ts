import { redirect } from '@sveltejs/kit';
import {
	changeColumns,
	changeFormat,
	changeValues,
	checkImport,
	continueImport,
	discardImport,
	runImport
} from '$lib/features/imports/commands.server';
import { columnsForm, formatForm, nothing, valuesForm } from '$lib/features/imports/forms';
import { mayBeMapped } from '$lib/features/imports/import';
import { problemsOf } from '$lib/features/imports/mapping-check';
import {
	earlierImport,
	entriesOfLists,
	findImport,
	firstRejections,
	previewOf,
	previewTable,
	type Import
} from '$lib/features/imports/queries.server';
import { missingColumns } from '$lib/features/imports/proposal';
import { columnChoices, listReviews } from '$lib/features/imports/review';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import type { Context } from '$lib/server/context';

export const load = page(async ({ context, params }) => {
	const stored = await findImport(context, params.id!);
	const [teams, rejections, earlier] = await Promise.all([
		teamsOfActor(context),
		stored.counts.rejected > 0 ? firstRejections(context, stored.id) : [],
		mayBeMapped(stored.state) ? earlierImport(context, stored) : null
	]);
	const {
		id,
		fileName,
		byteCount,
		format,
		state,
		counts,
		findings,
		failure,
		undo,
		source,
		createdAt,
		finishedAt
	} = stored;
	return {
		import: {
			id,
			fileName,
			byteCount,
			format,
			state,
			counts,
			findings,
			failure,
			undo,
			createdAt,
			finishedAt
		},
		rows: stored.profile.rows,
		source: source.name,
		sourceId: source.id,
		missingColumns:
			source.mapping && mayBeMapped(state)
				? missingColumns(source.mapping, stored.profile)
						.map(({ name }) => `“${name}”`)
						.join(', ')
				: '',
		teamId: stored.teamId,
		team: teams.find((team) => team.id === stored.teamId)?.name ?? '',
		rejections,
		earlier: earlier && { ...earlier, isOtherSource: earlier.sourceId !== stored.sourceId },
		mapping: mayBeMapped(state) ? await mappingOf(context, stored) : null
	};
});

/** What is shown and changed before an import is set off. */
async function mappingOf(context: Context, stored: Import) {
	const { profile, mapping } = stored;
	const lists = await entriesOfLists(context);
	const problems = Object.values(problemsOf(mapping, profile));
	return {
		mapping: { ...mapping, values: {} },
		header: profile.header,
		firstRows: profile.firstRows,
		columns: columnChoices(profile),
		lists: listReviews(profile, mapping, lists),
		problems,
		preview:
			problems.length === 0 ? previewTable(context, stored, await previewOf(context, stored, lists)) : null
	};
}

export const actions = {
	format: action(formatForm, async ({ context, input, event }) => {
		await changeFormat(context, { ...input, importId: event.params.id! });
		redirectWithNotice(
			event.cookies,
			`/imports/${event.params.id}#columns`,
			'Read anew. Please look over the columns.'
		);
	}),
	columns: action(columnsForm, async ({ context, input, event }) => {
		await changeColumns(context, { ...input, importId: event.params.id! });
		redirectWithNotice(event.cookies, `/imports/${event.params.id}#values`, 'Columns saved.');
	}),
	values: action(valuesForm, async ({ context, input, event }) => {
		await changeValues(context, { ...input, importId: event.params.id! });
		redirectWithNotice(event.cookies, `/imports/${event.params.id}#preview`, 'Values saved.');
	}),
	check: action(nothing, async ({ context, event }) => {
		await checkImport(context, { importId: event.params.id! });
		redirect(303, `/imports/${event.params.id}#check`);
	}),
	run: action(nothing, async ({ context, event }) => {
		await runImport(context, { importId: event.params.id! });
		redirect(303, `/imports/${event.params.id}`);
	}),
	continue: action(nothing, async ({ context, event }) => {
		await continueImport(context, { importId: event.params.id! });
		redirect(303, `/imports/${event.params.id}`);
	}),
	discard: action(nothing, async ({ context, event }) => {
		await discardImport(context, { importId: event.params.id! });
		redirectWithNotice(event.cookies, '/imports', 'The file is deleted. Nothing of it was imported.');
	})
};
