import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	closeSession,
	giveReply,
	joinSession,
	keepSession,
	observe
} from '$lib/features/playbook/practice/commands.server';
import { observationForm, replyForm, sessionEntryForm } from '$lib/features/playbook/practice/forms';
import { sessionOfCode } from '$lib/features/playbook/practice/queries.server';
import { letterOf, play } from '$lib/features/playbook/practice/scenario';
import { scenarioOf } from '$lib/features/playbook/practice/scenarios/all';
import { pagesFromShipped } from '$lib/features/playbook/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const code = params.code!.slice(0, 40).replaceAll('\0', '').toWellFormed();
	const found = await sessionOfCode(context, code);
	if (!found.session) {
		const { scenario, part, withName } = found.open;
		const { title, situation } = scenarioOf(scenario);
		return { code, open: { title, situation, part, withName }, session: null };
	}
	const { said, part, agentId, customerId, agentName, customerName, closedAt, observations, steps, kept } =
		found.session;
	const scenario = scenarioOf(found.session.scenario);
	const { played, heat, turn, ending } = play(scenario, said);
	return {
		code,
		open: null,
		session: {
			title: scenario.title,
			situation: scenario.situation,
			part,
			agentName,
			customerName,
			isWaiting: agentId === null || customerId === null,
			isClosed: closedAt !== null,
			turnNumber: said.length,
			played,
			heat,
			ending,
			line: turn?.line ?? null,
			// What the one who answers should find by themselves is not even sent to them.
			customer:
				part === 'customer'
					? {
							role: scenario.customer,
							play: turn?.play ?? null,
							replies: turn?.replies.map(({ say }, place) => ({ letter: letterOf(place), say })) ?? []
						}
					: null,
			observations,
			steps,
			kept,
			pages: ending ? await pagesFromShipped(context, scenario.pages) : []
		}
	};
});

export const actions = {
	join: action(v.object({}), async ({ context, event }) => {
		await joinSession(context, event.params.code!);
		redirect(303, `/playbook/practice/together/${event.params.code!}`);
	}),
	reply: action(replyForm, async ({ context, input, event }) => {
		await giveReply(context, event.params.code!, input);
		redirect(303, `/playbook/practice/together/${event.params.code!}#now`);
	}),
	observe: action(observationForm, async ({ context, input, event }) => {
		await observe(context, event.params.code!, input);
		return { notice: 'Given. Your colleague reads it here and in their log.' };
	}),
	keep: action(sessionEntryForm, async ({ context, input, event }) => {
		await keepSession(context, event.params.code!, input);
		return { notice: 'Kept in your log. Only you see it.' };
	}),
	close: action(v.object({}), async ({ context, event }) => {
		await closeSession(context, event.params.code!);
		redirectWithNotice(event.cookies, '/playbook/practice', 'The session is closed.');
	})
};
