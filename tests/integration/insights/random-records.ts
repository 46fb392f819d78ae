import fc from 'fast-check';
import type { EscalationRecord } from '../../../src/lib/features/escalations/escalation';
import { recordEscalations } from '../../../src/lib/features/escalations/recording.server';
import { inTransaction } from '../../../src/lib/server/context';
import { addDays, type Day } from '../../../src/lib/shared/days';
import { newId } from '../../../src/lib/shared/ids';
import { NOW, type Organisation } from '../../support/team';

const blank = {
	firstLineId: null,
	outcomeId: null,
	severity: 2,
	tier: 1,
	summary: 'Parcel not there',
	customerReference: '',
	orderReference: '',
	avoidable: null,
	authorityLimit: null,
	amount: null,
	loggedAt: NOW,
	state: 'open',
	resolvedAt: null,
	resolvedOn: null,
	followUpDueOn: null,
	importId: null,
	sourceKey: null,
	sourceReference: null
} as const;

/** A record with what a test says about it; by default of the team Orders, logged by hand. */
export function recordOn(
	day: Day,
	organisation: Organisation,
	given: Partial<EscalationRecord> = {}
): EscalationRecord {
	return {
		...blank,
		id: newId(),
		teamId: organisation.teams.Orders!,
		brandId: null,
		channelId: null,
		reasonId: null,
		causeIds: [],
		occurredAt: new Date(`${day}T09:00:00Z`),
		occurredOn: day,
		occurredHour: 9,
		loggedBy: organisation.as.aisha!.actor.userId,
		...given
	};
}

/** Writes records as the app does. */
export async function record(
	organisation: Organisation,
	records: readonly EscalationRecord[]
): Promise<void> {
	await inTransaction(organisation.as.ada!, (inside) => recordEscalations(inside, records));
}

/** So many records over 200 days up to the present, of every team, brand, channel, reason and cause, and of none. */
export function randomRecords(organisation: Organisation, count: number): EscalationRecord[] {
	const { teams, brands, entry } = organisation;
	const pick = (ids: string[]) => fc.constantFrom(...ids);
	const maybe = (ids: string[]) => fc.option(pick(ids), { nil: null });
	const causes = ['late-delivery', 'lost-parcel', 'damaged-goods', 'policy-unclear', 'sizing'];
	const reasons = ['shipping', 'shipping-late', 'shipping-cost', 'order', 'order-status', 'return'];
	const channels = ['phone', 'email', 'chat'];
	const records = fc
		.record({
			back: fc.nat({ max: 199 }),
			teamId: pick(Object.values(teams)),
			brandId: maybe(Object.values(brands)),
			channelId: maybe(channels.map((key) => entry('channel', key))),
			reasonId: maybe(reasons.map((key) => entry('reason', key))),
			causeIds: fc.subarray(causes.map((key) => entry('cause', key)))
		})
		.map(({ back, ...given }) => recordOn(addDays('2026-11-17', -back), organisation, given));
	return fc.sample(records, count);
}
