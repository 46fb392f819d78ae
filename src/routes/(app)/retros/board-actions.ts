import type { RequestEvent } from '@sveltejs/kit';
import { visitorAction, type Event } from '$lib/server/answers';
import type { Context } from '$lib/server/context';
import { agreeOnAction } from '$lib/features/debriefs/actions/commands.server';
import { park, unpark } from '$lib/features/debriefs/retros/commands/beside.server';
import { addCard, rewordCard, takeCardAway } from '$lib/features/debriefs/retros/commands/cards.server';
import {
	mergeGroups,
	moveCard,
	noteGroup,
	renameGroup
} from '$lib/features/debriefs/retros/commands/groups.server';
import {
	answerCheck,
	discussGroup,
	goToPhase,
	handOverLead,
	sayDone,
	setTimer,
	takeLead
} from '$lib/features/debriefs/retros/commands/meeting.server';
import { placeDots } from '$lib/features/debriefs/retros/commands/votes.server';
import * as forms from '$lib/features/debriefs/retros/forms';
import type { Seat } from '$lib/features/debriefs/retros/seat';

/** Finds out who sits there, from what a request came with. */
export type SitDown = (event: Event | RequestEvent) => Promise<{ context: Context; seat: Seat }>;

/** What can be done at a board, the same for members and guests. */
export function boardActions(sitDown: SitDown) {
	return {
		addCard: visitorAction(forms.cardForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await addCard(context, seat, input);
		}),
		rewordCard: visitorAction(forms.rewordForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await rewordCard(context, seat, input);
		}),
		takeCardAway: visitorAction(forms.cardChoice, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await takeCardAway(context, seat, input);
		}),
		moveCard: visitorAction(forms.moveForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await moveCard(context, seat, input);
		}),
		mergeGroups: visitorAction(forms.mergeForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await mergeGroups(context, seat, input);
		}),
		renameGroup: visitorAction(forms.groupTitleForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await renameGroup(context, seat, input);
		}),
		noteGroup: visitorAction(forms.notesForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await noteGroup(context, seat, input);
		}),
		placeDots: visitorAction(forms.dotsForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await placeDots(context, seat, input);
		}),
		park: visitorAction(forms.parkForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await park(context, seat, input);
		}),
		unpark: visitorAction(forms.parkedChoice, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await unpark(context, seat, input.id);
		}),
		agree: visitorAction(forms.actionForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await agreeOnAction(context, seat, input);
		}),
		sayDone: visitorAction(forms.doneForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await sayDone(context, seat, input.isDone);
		}),
		answerCheck: visitorAction(forms.checkForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await answerCheck(context, seat, input.score);
			return { notice: 'Thank you. Your answer was counted, without your name.' };
		}),
		goToPhase: visitorAction(forms.phaseForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await goToPhase(context, seat, input);
		}),
		discussGroup: visitorAction(forms.groupChoice, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await discussGroup(context, seat, input.groupId);
		}),
		setTimer: visitorAction(forms.timerForm, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await setTimer(context, seat, input.minutes);
		}),
		handOverLead: visitorAction(forms.participantChoice, async ({ input, event }) => {
			const { context, seat } = await sitDown(event);
			await handOverLead(context, seat, input.participantId);
		}),
		takeLead: visitorAction(forms.nothing, async ({ event }) => {
			const { context, seat } = await sitDown(event);
			await takeLead(context, seat);
		})
	};
}
