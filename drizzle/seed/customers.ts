import { linkEscalations } from '../../src/lib/features/escalations/links/commands.server';
import type { LinkKind } from '../../src/lib/features/escalations/links/link';
import { saveView } from '../../src/lib/features/escalations/views/commands.server';
import type { EscalationRecord } from '../../src/lib/features/escalations/escalation';
import { repeatsAmong, customerKeyOf, REPEAT_WITHIN_DAYS } from '../../src/lib/features/escalations/repeats';
import { chance } from './chance';
import type { Stage } from './handling';

const COMES_BACK_PERCENT = 11;
const LINKED = 6;

/** Lets some customers come back within weeks, about the same order more often than not. */
export function withRepeats(records: readonly EscalationRecord[]): EscalationRecord[] {
	const luck = chance(4_711);
	return records.map((record, place) => {
		const earlier = records.slice(Math.max(0, place - 40), place).filter((other) => {
			const apart = record.occurredAt.getTime() - other.occurredAt.getTime();
			return other.teamId === record.teamId && apart < REPEAT_WITHIN_DAYS * 86_400_000;
		});
		if (earlier.length === 0 || !luck.percent(COMES_BACK_PERCENT)) return record;
		const { customerReference, orderReference } = luck.pick(earlier);
		return luck.percent(60)
			? { ...record, customerReference, orderReference }
			: { ...record, customerReference };
	});
}

/** Links some of the last repeats to what they repeat, and gives the teams views of their list. */
export async function linkAndShare(stage: Stage, records: readonly EscalationRecord[]): Promise<void> {
	const byId = new Map(records.map((record) => [record.id, record]));
	const contacts = records.map(({ id, occurredAt, customerReference }) => ({
		id,
		occurredAt,
		customerKey: customerKeyOf(customerReference)
	}));
	const repeats = [...repeatsAmong(contacts)]
		.flatMap(([id, earlier]) =>
			earlier === null ? [] : [{ record: byId.get(id)!, earlier: byId.get(earlier)! }]
		)
		.filter(({ record, earlier }) => record.teamId === earlier.teamId);
	for (const { record, earlier } of repeats.slice(-LINKED)) {
		const isSameOrder = record.orderReference !== '' && record.orderReference === earlier.orderReference;
		const kind: LinkKind = isSameOrder ? 'same-order' : 'continued-by';
		const minutesAgo = (stage.now.getTime() - record.loggedAt.getTime()) / 60_000 - 2;
		const note = isSameOrder ? '' : 'They came back about it.';
		await linkEscalations(stage.as(record.loggedBy!, Math.max(minutesAgo, 0)), earlier.id, {
			other: record.id,
			address: '',
			kind,
			note
		});
	}

	const lena = stage.as(stage.cast.Lena, 60 * 24 * 20);
	const aisha = stage.as(stage.cast.Aisha, 60 * 24 * 9);
	const view = { isDefault: false, teamId: null };
	const orders = { ...view, teamId: stage.teamId('Orders') };
	await saveView(lena, {
		...orders,
		name: 'Open, most severe first',
		search: `team=${orders.teamId}&state=open&sort=severity`
	});
	await saveView(lena, {
		...orders,
		name: 'Customers who came back',
		search: `team=${orders.teamId}&repeat=yes`
	});
	await saveView(aisha, { ...view, name: 'My follow-ups', search: 'logged=me&sort=follow-up' });
}
