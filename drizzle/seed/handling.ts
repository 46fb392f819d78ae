import {
	saveAuthorityLimits,
	saveChainStep
} from '../../src/lib/features/escalations/commands/chain-of-command.server';
import { beginCoolOff } from '../../src/lib/features/escalations/commands/cool-offs.server';
import { correctEscalation } from '../../src/lib/features/escalations/commands/corrections.server';
import { draftFollowUp, finishFollowUp } from '../../src/lib/features/escalations/commands/follow-ups.server';
import {
	handDown,
	handUp,
	takeEscalation
} from '../../src/lib/features/escalations/commands/hand-ups.server';
import {
	approveReply,
	draftReply,
	settleReply,
	suggestWording
} from '../../src/lib/features/escalations/commands/replies.server';
import type { EscalationRecord } from '../../src/lib/features/escalations/escalation';
import type { CorrectionForm } from '../../src/lib/features/escalations/handling/forms';
import { findEscalation, followUpMessageOf } from '../../src/lib/features/escalations/queries.server';
import type { TaxonomyKind } from '../../src/lib/features/escalations/taxonomy';
import type { Context } from '../../src/lib/server/context';
import { newId } from '../../src/lib/shared/ids';

/** Whom the stories below need, by first name. */
export type Cast = Record<
	'Ada' | 'Lena' | 'Marco' | 'Aisha' | 'Bo' | 'Chen' | 'Dora' | 'Emil' | 'Farah' | 'Giulia',
	string
>;

export interface Stage {
	now: Date;
	/** Ids of people by first name. */
	cast: Cast;
	/** The person as they act so many minutes ago. */
	as: (userId: string, minutesAgo: number) => Context;
	teamId: (name: string) => string;
	entry: (kind: TaxonomyKind, key: string) => string;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Lays down the chain of command, long before the first record. */
export async function layDownChain({ as, cast, teamId }: Stage): Promise<void> {
	const admin = as(cast.Ada, 400 * DAY);
	const step = { people: [] as string[], desk: '', within: null as number | null, reach: '' };
	const everywhere = (tier: number) => ({ scopeId: '', tier });
	await saveChainStep(admin, everywhere(1), { ...step, name: 'First line', desk: 'whoever is on shift' });
	await saveChainStep(admin, everywhere(2), {
		...step,
		name: 'Duty lead',
		people: [cast.Lena, cast.Marco],
		within: HOUR,
		reach: 'phone 12'
	});
	await saveChainStep(admin, everywhere(3), {
		...step,
		name: 'Head of care',
		people: [cast.Ada],
		desk: 'legal, where it is about safety',
		within: 4 * HOUR,
		reach: '#care-leads in the chat'
	});
	await saveChainStep(
		admin,
		{ scopeId: teamId('Returns'), tier: 2 },
		{ ...step, name: 'Returns lead', people: [cast.Marco], within: 30, reach: 'phone 14' }
	);
	await saveAuthorityLimits(admin, '', { agent: '20', leader: '200' });
	await saveAuthorityLimits(admin, teamId('Returns'), { agent: '35', leader: '' });
}

/** Lets the last days' records be handed over, paused, read, corrected and followed up, through the app's own commands. */
export async function handleRecords(stage: Stage, records: readonly EscalationRecord[]): Promise<void> {
	const age = (record: EscalationRecord) => (stage.now.getTime() - record.loggedAt.getTime()) / 60_000;
	const recent = records.filter((record) => age(record) > 1.25 * DAY && age(record) < 60 * DAY).reverse();
	const isWaiting = (record: EscalationRecord) => record.state === 'open' && record.tier === 2;
	const inTeam = (team: string) => recent.filter((record) => record.teamId === stage.teamId(team));
	const plain = inTeam('Orders').filter(isWaiting);
	const resolved = inTeam('Orders').filter((record) => record.state === 'resolved');
	const promised = recent.filter((record) => record.state === 'open' && record.followUpDueOn).reverse();

	await handOver(stage, plain.slice(0, 4), inTeam('Returns').find(isWaiting));
	await pause(stage, plain.slice(1, 3));
	await readReplies(stage, plain.slice(0, 3));
	await correct(stage, resolved.slice(0, 3));
	await followUp(stage, promised.slice(0, 3));
}

async function handOver(
	{ as, cast, entry }: Stage,
	[toAda, toLena, late, kept]: EscalationRecord[],
	inReturns: EscalationRecord | undefined
): Promise<void> {
	const up = { assigneeId: null, firstLineId: entry('first-line', 'beyond-authority'), note: '' };
	if (toAda) {
		await handUp(as(cast.Lena, 5 * HOUR), toAda.id, {
			...up,
			version: await versionOf(as(cast.Lena, 0), toAda.id),
			tier: 3,
			assigneeId: cast.Ada,
			firstLineId: entry('first-line', 'legal-or-safety'),
			note: 'The customer mentions a lawyer. I would like somebody from legal to see this first.'
		});
	}
	const backAndUp = async (record: EscalationRecord | undefined, upAgo: number) => {
		if (!record) return;
		await takeEscalation(as(cast.Lena, 27 * HOUR), record.id);
		await handDown(as(cast.Lena, 26 * HOUR), record.id, {
			version: await versionOf(as(cast.Lena, 0), record.id),
			tier: 1,
			assigneeId: record.loggedBy,
			reason: 'You may refund the shipping; that is within your limit.'
		});
		await handUp(as(record.loggedBy!, upAgo), record.id, {
			...up,
			version: await versionOf(as(cast.Lena, 0), record.id),
			tier: 2,
			assigneeId: cast.Lena,
			note: 'Shipping was not enough, now asks for the whole order.'
		});
	};
	await backAndUp(toLena, 20);
	await backAndUp(late, 3 * HOUR);
	await backAndUp(kept, 7 * HOUR);
	if (kept) await takeEscalation(as(cast.Lena, 6.5 * HOUR), kept.id);
	if (inReturns) {
		const marco = as(cast.Marco, 9 * HOUR);
		await handUp(marco, inReturns.id, { ...up, version: await versionOf(marco, inReturns.id), tier: 3 });
	}
}

async function pause({ as, cast }: Stage, [over, running]: EscalationRecord[]): Promise<void> {
	if (over) await beginCoolOff(as(cast.Aisha, 100), over.id, { length: 'hour' });
	if (running) await beginCoolOff(as(cast.Bo, 25), running.id, { length: 'hour' });
}

async function readReplies({ as, cast }: Stage, [waiting, suggested, settled]: EscalationRecord[]) {
	const mine = 'Dear customer, we cannot refund this order, because it has been sent already.';
	const warmer =
		'I am sorry that the parcel is still not with you. It has left our house, so I cannot stop it; what I can do is refund the shipping today and send it again if it is not there by Friday.';
	if (waiting) {
		await draftReply(as(cast.Aisha, 90), waiting.id, { id: newId(), wording: mine, readerId: cast.Lena });
	}
	if (suggested) {
		const id = newId();
		await draftReply(as(cast.Aisha, 4 * HOUR), suggested.id, { id, wording: mine, readerId: cast.Bo });
		await suggestWording(as(cast.Bo, 3 * HOUR), suggested.id, id, {
			version: 1,
			suggestion: warmer,
			note: 'Says what we can do, not only what we cannot.'
		});
	}
	if (settled) {
		const [first, second] = [newId(), newId()];
		await draftReply(as(cast.Dora, 25 * HOUR), settled.id, { id: first, wording: mine, readerId: cast.Lena });
		await suggestWording(as(cast.Lena, 24 * HOUR), settled.id, first, {
			version: 1,
			suggestion: warmer,
			note: ''
		});
		await settleReply(as(cast.Dora, 23 * HOUR), settled.id, first, { version: 2, wording: warmer });
		const thanks = { id: second, wording: 'Thank you for your patience.', readerId: cast.Lena };
		await draftReply(as(cast.Dora, 22 * HOUR), settled.id, thanks);
		await approveReply(as(cast.Lena, 21 * HOUR), settled.id, second, {
			version: 1,
			note: 'Kind, and short.'
		});
	}
}

async function correct(stage: Stage, [heavier, reworded, costlier]: EscalationRecord[]): Promise<void> {
	const { as, cast, entry } = stage;
	const lena = as(cast.Lena, 8 * HOUR);
	if (heavier) {
		const causeIds = [...new Set([...heavier.causeIds, entry('cause', 'miscommunication')])];
		const severity = heavier.severity === 4 ? 3 : 4;
		await correctEscalation(lena, heavier.id, await filled(lena, heavier.id, { severity, causeIds }));
	}
	if (reworded) {
		const summary = `${reworded.summary} Customer had written twice before.`;
		await correctEscalation(lena, reworded.id, await filled(lena, reworded.id, { summary }));
	}
	if (costlier) {
		const given = {
			amount: '48.50',
			outcomeId: entry('outcome', 'exception'),
			avoidable: 'authority' as const
		};
		await correctEscalation(lena, costlier.id, await filled(lena, costlier.id, given));
	}
}

/** The form of a correction as it opens, with what is changed in it. */
async function filled(
	context: Context,
	id: string,
	changed: Partial<CorrectionForm>
): Promise<CorrectionForm> {
	const record = await findEscalation(context, id);
	const amount = (minor: number | null) => (minor === null ? '' : (minor / 100).toFixed(2));
	const { version, teamId, summary, causeIds, firstLineId, outcomeId, channelId, brandId } = record;
	const { severity, tier, customerReference, orderReference, avoidable, occurredOn } = record;
	return {
		...{ version, teamId, summary, causeIds, firstLineId, outcomeId, channelId, brandId },
		...{ severity, tier, customerReference, orderReference, avoidable, occurredOn },
		reasonId: record.reasonId ?? '',
		amount: amount(record.amount),
		authorityLimit: amount(record.authorityLimit),
		occurredAtTime: new Intl.DateTimeFormat('en-GB', {
			hour: '2-digit',
			minute: '2-digit',
			timeZone: context.actor.habits.timeZone
		}).format(record.occurredAt),
		followUpDueOn: record.followUpDueOn,
		followUpAnswer: (await followUpMessageOf(context, id)).answer,
		followUpResult: record.followUpResult ?? '',
		...changed
	};
}

async function followUp({ as }: Stage, [drafted, content, silent]: EscalationRecord[]): Promise<void> {
	const message = 'Just to make sure: has the parcel arrived, and is everything in it as it should be?';
	for (const record of [drafted, content]) {
		if (!record) continue;
		const by = as(record.loggedBy!, 12 * HOUR);
		await draftFollowUp(by, record.id, { version: await versionOf(by, record.id), message });
	}
	if (content) {
		const by = as(content.loggedBy!, 2 * HOUR);
		const result = 'Parcel is there; was glad that somebody asked.';
		const version = await versionOf(by, content.id);
		await finishFollowUp(by, content.id, { version, answer: 'satisfied', result });
	}
	if (silent) {
		const by = as(silent.loggedBy!, 3 * HOUR);
		const version = await versionOf(by, silent.id);
		await finishFollowUp(by, silent.id, { version, answer: 'no-answer', result: '' });
	}
}

async function versionOf(context: Context, id: string): Promise<number> {
	return (await findEscalation(context, id)).version;
}
