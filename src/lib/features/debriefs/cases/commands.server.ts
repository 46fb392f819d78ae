import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { announce } from '$lib/server/realtime/live';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { findEscalation, taxonomy } from '../../escalations/queries.server';
import { insertFix } from '../../fixes/recording.server';
import { findIncident } from '../../incidents/queries.server';
import { mayReadTeam } from '../../people/actor';
import { membersOfTeams, namesOf, teamsOfActor } from '../../people/queries.server';
import type { Visibility } from './debrief';
import type { AnswerForm, BeginForm, FinishForm, FixIdeaForm } from './forms';
import { DEBRIEF, debriefToWrite } from './queries.server';
import { restsUntil } from './rest';
import { caseDebriefAnswers, caseDebriefCauses, caseDebriefs } from './tables.server';
import { change, expectKey, expectOpen, write, writtenIn } from './writing.server';

/** The case that a debrief is about, and what its timeline says, to begin from. */
export interface About {
	kind: 'escalation' | 'incident';
	id: string;
	timeline: string;
}

/**
 * Begins a debrief, for its author alone until they ask somebody in.
 * @param about null for one that is about no case
 * @returns its id
 * @throws Problem `not-found` for a case or a team that is not the actor's to see, `invalid` for an archived team,
 * `conflict` where this install has no key to seal it with
 */
export async function beginDebrief(
	context: Context,
	{ title, teamId, rest }: BeginForm,
	about: About | null
): Promise<string> {
	openToAnyone('anybody may look back at what happened to them');
	expectKey();
	return inTransaction(context, async (inside) => {
		const { organisationId, userId, habits } = inside.actor;
		authorise(mayReadTeam(inside.actor, teamId));
		const team = (await teamsOfActor(inside)).find(({ id }) => id === teamId);
		authorise(team !== undefined);
		if (team.archived) throw invalid({ teamId: 'This team is archived; please choose another.' });
		if (about?.kind === 'escalation') await findEscalation(inside, about.id);
		if (about?.kind === 'incident') {
			const { sees } = await findIncident(inside, about.id);
			authorise(sees.has('story'));
		}
		const id = newId();
		await inside.db.insert(caseDebriefs).values({
			organisationId,
			id,
			teamId,
			title,
			escalationId: about?.kind === 'escalation' ? about.id : null,
			incidentId: about?.kind === 'incident' ? about.id : null,
			createdBy: userId,
			visibility: 'two',
			createdAt: inside.now,
			restsUntil: restsUntil(rest, inside.now, habits.timeZone),
			version: 1
		});
		if (about?.timeline) await write(inside, id, 'happened', about.timeline, 1);
		return id;
	});
}

/** Ends the rest before its time. */
export async function endRest(context: Context, id: string): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await debriefToWrite(inside, id);
		await change(inside, id, { restsUntil: null });
	});
}

/**
 * Writes an answer. Sent again as it stands, it changes nothing.
 * @returns its version
 * @throws Problem `conflict` where the colleague has written another since, with both kept; and where it cannot be sealed,
 * or what stands there not be opened
 */
export async function answer(
	context: Context,
	id: string,
	{ question, text, version }: AnswerForm
): Promise<{ version: number }> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await expectOpen(inside, id);
		const stored = await writtenIn(inside, id, question);
		if ((stored?.text ?? '') === text) return { version: stored?.version ?? 0 };
		// One's own texts follow each other, also those that waited for the connection.
		if (stored && stored.version !== version && stored.editedBy !== inside.actor.userId) {
			const names = await namesOf(inside, [stored.editedBy]);
			throw new Problem(
				'conflict',
				`${names.get(stored.editedBy) ?? 'Somebody'} changed this answer while you wrote. Both texts are kept below.`,
				{ [question]: 'Put together what should stand here, then save it.' }
			);
		}
		const next = (stored?.version ?? 0) + 1;
		await write(inside, id, question, text, next);
		await change(inside, id, {});
		return { version: next };
	});
}

/**
 * Says which causes contributed.
 * @throws Problem `invalid` for one that is not on the list
 */
export async function setCauses(context: Context, id: string, causeIds: readonly string[]): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await expectOpen(inside, id);
		const { organisationId } = inside.actor;
		const entries = await taxonomy(inside);
		const isCause = (causeId: string) =>
			entries.some((entry) => entry.id === causeId && entry.kind === 'cause');
		if (!causeIds.every(isCause)) {
			throw invalid({ causeIds: 'One of these is no contributing cause; please choose again.' });
		}
		await inside.db
			.delete(caseDebriefCauses)
			.where(and(eq(caseDebriefCauses.organisationId, organisationId), eq(caseDebriefCauses.debriefId, id)));
		if (causeIds.length > 0) {
			await inside.db
				.insert(caseDebriefCauses)
				.values(causeIds.map((causeId) => ({ organisationId, debriefId: id, causeId })));
		}
		await change(inside, id, {});
	});
}

/**
 * Asks a colleague in, or nobody any more.
 * @throws Problem `not-found` for everybody but the author, `invalid` for who is not of the team
 */
export async function askColleague(context: Context, id: string, colleagueId: string | null): Promise<void> {
	openToAnyone('who has not begun it is told that there is none');
	return inTransaction(context, async (inside) => {
		const { createdBy, teamId, ...present } = await expectOpen(inside, id);
		authorise(createdBy === inside.actor.userId);
		// Who has left the team meanwhile stays in until the author says otherwise.
		if (colleagueId === present.colleagueId) return;
		if (colleagueId !== null) {
			const members = await membersOfTeams(inside, [teamId]);
			const isColleague = members.some(({ id: userId }) => userId === colleagueId);
			if (!isColleague || colleagueId === createdBy) {
				throw invalid({ colleagueId: 'Choose somebody else of the team.' });
			}
		}
		await change(inside, id, { colleagueId });
	});
}

/** Takes oneself out of a debrief that one was asked into. */
export async function leaveDebrief(context: Context, id: string): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		const { colleagueId } = await debriefToWrite(inside, id);
		authorise(colleagueId === inside.actor.userId);
		await change(inside, id, { colleagueId: null });
	});
}

/**
 * Finishes a debrief, with what comes of it and who may read it.
 * @throws Problem `conflict` where it was finished meanwhile, and as `answer` does for the note
 */
export async function finishDebrief(
	context: Context,
	id: string,
	{ outcome, note, visibility }: FinishForm
): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await expectOpen(inside, id);
		const stored = await writtenIn(inside, id, 'note');
		if ((stored?.text ?? '') !== note) {
			await write(inside, id, 'note', note, (stored?.version ?? 0) + 1);
		}
		await change(inside, id, { outcome, visibility, finishedAt: inside.now });
	});
}

/** Opens it again for writing, which nobody but the two sees until it is finished once more. */
export async function reopenDebrief(context: Context, id: string): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await debriefToWrite(inside, id);
		await change(inside, id, { finishedAt: null });
	});
}

/** Says who may read it. */
export async function setVisibility(context: Context, id: string, visibility: Visibility): Promise<void> {
	openToAnyone('who does not write it is told that there is none');
	return inTransaction(context, async (inside) => {
		await debriefToWrite(inside, id);
		await change(inside, id, { visibility });
	});
}

/**
 * Suggests a fix from a debrief, once.
 * @returns the id of the fix
 * @throws Problem `conflict` where there is one already
 */
export async function suggestFixFrom(context: Context, id: string, idea: FixIdeaForm): Promise<string> {
	openToAnyone('whoever writes a debrief may suggest what would have spared it');
	return inTransaction(context, async (inside) => {
		const debrief = await debriefToWrite(inside, id);
		authorise(mayReadTeam(inside.actor, debrief.teamId));
		if (debrief.fixId) throw new Problem('conflict', 'A fix has been suggested from this debrief already.');
		const [cause] = await inside.db
			.select({ causeId: caseDebriefCauses.causeId })
			.from(caseDebriefCauses)
			.where(
				and(
					eq(caseDebriefCauses.organisationId, inside.actor.organisationId),
					eq(caseDebriefCauses.debriefId, id)
				)
			)
			.limit(1);
		const fix = {
			...idea,
			measure: '',
			causeId: cause?.causeId ?? null,
			suggestionKey: null,
			evidence: null
		};
		const fixId = await insertFix(inside, fix, [debrief.teamId]);
		await change(inside, id, { fixId, outcome: 'fix' });
		return fixId;
	});
}

/** Deletes a debrief for good; only its author does. */
export async function deleteDebrief(context: Context, id: string): Promise<void> {
	openToAnyone('who has not begun it is told that there is none');
	return inTransaction(context, async (inside) => {
		const { createdBy } = await debriefToWrite(inside, id);
		const { organisationId, userId } = inside.actor;
		authorise(createdBy === userId);
		await inside.db
			.delete(caseDebriefAnswers)
			.where(
				and(eq(caseDebriefAnswers.organisationId, organisationId), eq(caseDebriefAnswers.debriefId, id))
			);
		await inside.db
			.delete(caseDebriefCauses)
			.where(and(eq(caseDebriefCauses.organisationId, organisationId), eq(caseDebriefCauses.debriefId, id)));
		await inside.db
			.delete(caseDebriefs)
			.where(and(eq(caseDebriefs.organisationId, organisationId), eq(caseDebriefs.id, id)));
		announce(inside, DEBRIEF, id);
	});
}
