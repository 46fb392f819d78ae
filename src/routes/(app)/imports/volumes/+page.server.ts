import { removeVolume, setVolumes } from '$lib/features/volumes/commands.server';
import { removalForm, volumeForm } from '$lib/features/volumes/forms';
import {
	knownPeriod,
	leadsTheTeam,
	namedByVolumes,
	volumesOfMonth
} from '$lib/features/volumes/queries.server';
import { isMonth, monthOf } from '$lib/features/volumes/volume';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	const { teams, channels } = await namedByVolumes(context);
	authorise(teams.length > 0 || context.actor.isAdmin);
	const teamId = url.searchParams.get('team') ?? teams[0]?.id ?? null;
	const known = teamId ? await knownPeriod(context, teamId) : null;
	const asked = url.searchParams.get('month') ?? '';
	const month = isMonth(asked)
		? asked
		: monthOf(known?.to ?? dayOf(context.now, context.actor.habits.timeZone));
	return {
		teamId,
		month,
		known,
		volumes: teamId ? await volumesOfMonth(context, { teamId, month }) : [],
		day: url.searchParams.get('day'),
		channelId: url.searchParams.get('channel') ?? '',
		teams: teams.map(({ id, name }) => ({ value: id, label: name })),
		channels: channels.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	set: action(volumeForm, async ({ context, input, event }) => {
		const { teamId, channelId, day, contacts } = input;
		authorise(await leadsTheTeam(context, teamId));
		try {
			await setVolumes(context, [{ team: teamId, channel: channelId, day, contacts }]);
		} catch (thrown) {
			throw thrown instanceof Problem ? besideTheFields(thrown) : thrown;
		}
		redirectWithNotice(
			event.cookies,
			`/imports/volumes?team=${teamId}&month=${monthOf(day)}`,
			'Contacts saved.'
		);
	}),
	remove: action(removalForm, async ({ context, input, event }) => {
		await removeVolume(context, input);
		const { teamId, day } = input;
		redirectWithNotice(event.cookies, `/imports/volumes?team=${teamId}&month=${monthOf(day)}`, 'Taken out.');
	})
};

/** What is wrong with the one row, beside the fields it was typed into. */
function besideTheFields(problem: Problem): Problem {
	const names: Record<string, string> = { team: 'teamId', channel: 'channelId' };
	const fields = Object.entries(problem.fields).map(([path, reason]) => {
		const field = path.slice(path.lastIndexOf('.') + 1);
		return [names[field] ?? field, reason];
	});
	return problem.code === 'invalid' ? invalid(Object.fromEntries(fields)) : problem;
}
