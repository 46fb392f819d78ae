import type { ReadingContext } from '$lib/server/context';
import { dayOf, isDay } from '$lib/shared/days';
import { invalid, type FieldErrors } from '$lib/shared/problem';
import { formatDay } from '$lib/shared/format';
import { brandsOfOrganisation, teamsOfActor } from '../../../people/queries.server';
import { avoidableAnswers, severities, type Avoidable, type Severity } from '../../escalation';
import { taxonomy } from '../../queries/taxonomy.server';
import type { TaxonomyKind } from '../../taxonomy';
import { withChange, type Change, type ChangeField, type Untouched } from '../change';
import type { ChangeForm } from '../forms';
import { selected } from '../queries.server';

type Selected = Awaited<ReturnType<typeof selected>>[number];

/** What a change will do. */
export interface Decision {
	/** What it sets the field to, in words. */
	words: string;
	changing: { before: Selected; after: Selected }[];
	untouched: Record<Untouched, number>;
	/** Selected ones that are not there, or not for the actor to see. */
	missing: number;
	/** Names of everything that a field can hold, by id. */
	names: Map<string, string>;
}

/**
 * Works out what a change does to each of the selected escalations.
 * @throws Problem `invalid` where the value cannot be set
 */
export async function decide(context: ReadingContext, { ids, ...change }: ChangeForm): Promise<Decision> {
	const { names, words } = await readValue(context, change);
	const found = await selected(context, ids);
	const at = { now: context.now, today: dayOf(context.now, context.actor.habits.timeZone) };
	const changing: Decision['changing'] = [];
	const untouched = { already: 0, resolved: 0, 'follow-up-done': 0 };
	for (const before of found) {
		const after = withChange(before, change, at);
		if (typeof after === 'string') untouched[after] += 1;
		else changing.push({ before, after });
	}
	return { words, names, changing, untouched, missing: ids.length - found.length };
}

const kindOf: Partial<Record<ChangeField, TaxonomyKind>> = {
	channel: 'channel',
	reason: 'reason',
	'add-cause': 'cause',
	'remove-cause': 'cause',
	outcome: 'outcome'
};

/** The names there are, and the value in words. An entry that is archived can only be taken off. */
async function readValue(
	context: ReadingContext,
	{ field, value }: Change
): Promise<{ names: Map<string, string>; words: string }> {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	const names = new Map([...entries, ...teams, ...brands].map(({ id, name }) => [id, name]));
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const errors: FieldErrors = {};
	const among = (choices: readonly { id: string; name: string; archived: boolean }[]) => {
		const chosen = choices.find(({ id }) => id === value);
		if (!chosen) errors.value = 'This is not one of the choices; please choose again.';
		else if (chosen.archived && field !== 'remove-cause')
			errors.value = `“${chosen.name}” is no longer offered; please choose another.`;
		return chosen?.name ?? '';
	};
	const answer = (answers: Record<string, string>) => {
		if (!Object.hasOwn(answers, value)) errors.value = 'This is not one of the choices; please choose again.';
		return answers[value] ?? '';
	};
	const day = () => {
		if (!isDay(value)) errors.value = 'This is not a day of the calendar.';
		else if (value < today) errors.value = 'This day has passed; please choose today or later.';
		return errors.value ? '' : formatDay(value, habits, today);
	};
	const words = () => {
		switch (field) {
			case 'brand':
				return among(brands);
			case 'team':
				return among(teams);
			case 'severity':
				return answer(severities as Record<Severity, string>);
			case 'avoidable':
				return answer(avoidableAnswers as Record<Avoidable, string>);
			case 'follow-up':
				return day();
			default:
				return among(entries.filter(({ kind }) => kind === kindOf[field]));
		}
	};
	const said = words();
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return { names, words: said };
}
