import { redirect } from '@sveltejs/kit';
import {
	answer,
	askColleague,
	deleteDebrief,
	endRest,
	finishDebrief,
	leaveDebrief,
	reopenDebrief,
	setCauses,
	setVisibility,
	suggestFixFrom
} from '$lib/features/debriefs/cases/commands.server';
import {
	answerForm,
	causesForm,
	colleagueForm,
	finishForm,
	fixIdeaForm,
	nothing,
	visibilityForm
} from '$lib/features/debriefs/cases/forms';
import { colleaguesFor, findDebrief } from '$lib/features/debriefs/cases/queries.server';
import { summariesOfReadable, taxonomy } from '$lib/features/escalations/queries.server';
import { titlesOfReadable } from '$lib/features/fixes/queries.server';
import { findIncident } from '$lib/features/incidents/queries.server';
import { teamNames } from '$lib/features/people/queries.server';
import { supportOf } from '$lib/features/wellbeing/support/queries.server';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';
import type { Context } from '$lib/server/context';
import { Problem } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const debrief = await findDebrief(context, params.id!);
	const { escalationId, incidentId, fixId, isAuthor, finishedAt, causeIds } = debrief;
	const [escalations, seesIncident, fixes, entries, colleagues, teams, support] = await Promise.all([
		summariesOfReadable(context, escalationId ? [escalationId] : []),
		mayOpenIncident(context, incidentId),
		titlesOfReadable(context, fixId ? [fixId] : []),
		taxonomy(context),
		isAuthor && !finishedAt ? colleaguesFor(context, debrief) : [],
		teamNames(context),
		supportOf(context)
	]);
	const isResting = debrief.restsUntil !== null && debrief.restsUntil > context.now && !finishedAt;
	return {
		// What is not the reader's to open is not even named to them.
		debrief: { ...debrief, escalationId: null, incidentId: null },
		isResting,
		personId: context.actor.userId,
		teamName: teams.get(debrief.teamId) ?? 'the team',
		about: {
			escalation: escalationId && escalations.has(escalationId) ? escalationId : null,
			incident: seesIncident ? incidentId : null,
			fix: fixId && fixes.has(fixId) ? { id: fixId, title: fixes.get(fixId)! } : null
		},
		causes: entries.filter(
			({ id, kind, archived }) => kind === 'cause' && (!archived || causeIds.includes(id))
		),
		colleagues,
		support
	};
});

async function mayOpenIncident(context: Context, id: string | null): Promise<boolean> {
	if (id === null) return false;
	try {
		return (await findIncident(context, id)).sees.has('story');
	} catch (problem) {
		if (problem instanceof Problem) return false;
		throw problem;
	}
}

const here = (id: string) => `/debriefs/cases/${id}`;

export const actions = {
	answer: action(answerForm, async ({ context, input, event }) => ({
		saved: await answer(context, event.params.id!, input)
	})),
	causes: action(causesForm, async ({ context, input, event }) => {
		await setCauses(context, event.params.id!, input.causeIds);
		return { notice: 'The contributing causes are saved.' };
	}),
	colleague: action(colleagueForm, async ({ context, input, event }) => {
		await askColleague(context, event.params.id!, input.colleagueId);
		return {
			notice: input.colleagueId ? 'It waits for them on Today.' : 'It is yours alone again.'
		};
	}),
	leave: action(nothing, async ({ context, event }) => {
		await leaveDebrief(context, event.params.id!);
		redirectWithNotice(event.cookies, '/debriefs', 'You are out of it, and do not see it any more.');
	}),
	begin: action(nothing, async ({ context, event }) => {
		await endRest(context, event.params.id!);
		redirect(303, here(event.params.id!));
	}),
	finish: action(finishForm, async ({ context, input, event }) => {
		await finishDebrief(context, event.params.id!, input);
		redirectWithNotice(event.cookies, here(event.params.id!), 'The debrief is finished.');
	}),
	reopen: action(nothing, async ({ context, event }) => {
		await reopenDebrief(context, event.params.id!);
		redirect(303, here(event.params.id!));
	}),
	visibility: action(visibilityForm, async ({ context, input, event }) => {
		await setVisibility(context, event.params.id!, input.visibility);
		return { notice: 'Saved.' };
	}),
	fix: action(fixIdeaForm, async ({ context, input, event }) => {
		await orBackWithReason(event.cookies, here(event.params.id!), async () => {
			await suggestFixFrom(context, event.params.id!, input);
		});
		redirectWithNotice(event.cookies, here(event.params.id!), 'The fix is suggested, and linked here.');
	}),
	remove: action(nothing, async ({ context, event }) => {
		await deleteDebrief(context, event.params.id!);
		redirectWithNotice(event.cookies, '/debriefs', 'The debrief is deleted.');
	})
};
