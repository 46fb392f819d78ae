import type { ReadingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { activePeople, teamsOfOrganisation } from '../../people/queries.server';
import type { KudosFormData } from '../give-form';
import { TEAM } from '../kudos';
import { addressOf, subjectFrom } from '../subject';
import { subjectsFor } from './subjects.server';
import { valuesOf } from './values.server';

/**
 * What the form for thanking somebody is drawn from.
 * @param about the address of what it may be about; anything else is left out
 */
export async function kudosFormFor(context: ReadingContext, about: string | null): Promise<KudosFormData> {
	const subject = about ? subjectFrom(about) : null;
	const [people, teams, values, links] = await Promise.all([
		activePeople(context),
		teamsOfOrganisation(context),
		valuesOf(context),
		subjectsFor(context, subject ? [subject] : [])
	]);
	const { userId } = context.actor;
	const link = subject ? links.get(addressOf(subject)) : undefined;
	return {
		id: newId(),
		personId: userId,
		recipients: [
			...people
				.filter(({ id }) => id !== userId)
				.map(({ id, name }) => ({ value: id, label: name, group: 'People' })),
			...teams
				.filter(({ archived }) => !archived)
				.map(({ id, name }) => ({ value: TEAM + id, label: name, group: 'Whole teams' }))
		],
		values: values.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
		about: link ? { address: link.href, label: link.label } : null
	};
}
