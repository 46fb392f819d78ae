import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { momentAt } from '$lib/shared/moment';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { authorise, invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import type { Receipt } from '$lib/shared/receipt';
import { taxonomy } from '../../escalations/queries.server';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { earlierAnswer, keepAnswers, type KeptAnswer } from '../../people/receipts.server';
import type { ApiIncident } from '../api/forms';
import type { NewIncident } from '../logging';
import { incidentForApi } from '../queries/api.server';
import { presentPolicy } from '../queries/policy.server';
import { recordIncident } from '../recording.server';

/** The field of the API for each field that a decision names. */
const fieldOf: Record<string, string> = {
	teamId: 'team',
	channelId: 'channel',
	brandId: 'brand',
	occurredOn: 'occurredAt',
	occurredAtTime: 'occurredAt'
};

/**
 * Logs an incident that the owner of a key met, as a program tells it. It is on disk before it is answered.
 * @returns the answer, and whether it was given before; what was said is no part of it
 * @throws Problem `invalid` by field of the API, also for a team that is not the owner's; `not-found` for an escalation
 * that is not theirs to see; `idempotency-mismatch`
 */
export async function logIncidentByNames(
	context: Context,
	said: ApiIncident,
	receipt: Receipt | null
): Promise<KeptAnswer & { isRepeated: boolean }> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	return inTransaction(context, async (inside) => {
		const earlier = await earlierAnswer(inside, receipt);
		if (earlier) return { ...earlier, isRepeated: true };
		const input = await namedIncident(inside, said);
		await recordIncident(inside, input).catch((error: unknown) => {
			throw error instanceof Problem && Object.keys(error.fields).length > 0 ? inApiFields(error) : error;
		});
		const answer = await incidentForApi(inside, input.id);
		if (receipt) await keepAnswers(inside, [{ receipt, status: 201, answer }]);
		return { status: 201, answer, isRepeated: false };
	});
}

async function namedIncident(inside: WritingContext, said: ApiIncident): Promise<NewIncident> {
	const { actor, now } = inside;
	const [teams, brands, entries, { document }] = [
		await teamsOfActor(inside),
		await brandsOfOrganisation(inside),
		await taxonomy(inside),
		await presentPolicy(inside)
	];
	const errors: FieldErrors = {};
	const find = (field: string, choices: readonly { id: string; name: string }[], text?: string) => {
		if (text === undefined) return null;
		const id = idOfNamed(choices, text);
		if (id === null) errors[field] = notNamed(text);
		return id;
	};
	const input = {
		id: newId(),
		teamId: find(
			'team',
			teams.filter(({ id }) => mayReadTeam(actor, id)),
			said.team
		),
		category: find(
			'category',
			document.categories.map(({ key, name }) => ({ id: key, name })),
			said.category
		),
		severity: said.severity,
		words: said.words,
		contactEnded: said.contactEnded,
		customerReference: said.customerReference,
		channelId: find(
			'channel',
			entries.filter(({ kind }) => kind === 'channel'),
			said.channel
		),
		brandId: find('brand', brands, said.brand),
		escalationId: said.escalation ?? null,
		occurredOn: null,
		occurredAtTime: null,
		moment: momentAt(said.occurredAt ?? now, actor.habits.timeZone),
		involvedIds: [],
		need: null,
		askedId: null
	};
	if (input.teamId === null || input.category === null || Object.keys(errors).length > 0) {
		throw invalid(errors);
	}
	return { ...input, teamId: input.teamId, category: input.category };
}

function inApiFields({ code, message, fields }: Problem): Problem {
	const named = Object.entries(fields).map(([field, sentence]) => [fieldOf[field] ?? field, sentence]);
	return new Problem(code, message, Object.fromEntries(named));
}
