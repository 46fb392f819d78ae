import { and, count, eq, gt, gte, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import type { Quarter } from '$lib/shared/quarters';
import { instantOf } from '$lib/shared/zoned';
import { quantileOf } from '$lib/statistics/summary';
import { taxonomy } from '../../escalations/queries.server';
import { brandsOfOrganisation } from '../../people/queries.server';
import { stepNames } from '../measures/measure';
import { holdsOn } from '../measures/queries/history.server';
import { measureAppeals, measures } from '../measures/tables.server';
import { presentPolicy } from '../queries/policy.server';
import { incidents } from '../tables.server';
import { seesEveryIncident } from '../visibility';
import { COUNT_FLOOR, shownCount, withFloor, type RegisterFigures } from './register';

const HOUR_MS = 3_600_000;

/**
 * What a quarter's register says: counts of conduct and of what followed, none of them by person. For those who decide.
 * Its cost is that of the quarter, however long the history is.
 */
export async function registerOf(context: ReadingContext, quarter: Quarter): Promise<RegisterFigures> {
	authorise(seesEveryIncident(context.actor));
	const [breakdowns, repeats, times, standing] = await Promise.all([
		breakdownsOf(context, quarter),
		repeatingCustomers(context, quarter),
		timesToDecide(context, quarter),
		measuresOf(context, quarter)
	]);
	return { ...breakdowns, repeats: shownCount(repeats), times, ...standing };
}

function within({ actor }: ReadingContext, { from, to }: Quarter) {
	return and(
		eq(incidents.organisationId, actor.organisationId),
		gte(incidents.occurredOn, from),
		lte(incidents.occurredOn, to)
	);
}

/** One count by everything at once: the rest is adding up. */
async function breakdownsOf(context: ReadingContext, quarter: Quarter) {
	const [cells, policy, entries, brands] = await Promise.all([
		context.db
			.select({
				category: incidents.category,
				severity: incidents.severity,
				channelId: incidents.channelId,
				brandId: incidents.brandId,
				hour: incidents.occurredHour,
				contactEnded: incidents.contactEnded,
				count: count()
			})
			.from(incidents)
			.where(within(context, quarter))
			.groupBy(
				incidents.category,
				incidents.severity,
				incidents.channelId,
				incidents.brandId,
				incidents.occurredHour,
				incidents.contactEnded
			),
		presentPolicy(context),
		taxonomy(context),
		brandsOfOrganisation(context)
	]);
	const { categories, severities } = policy.document;
	const nameOf = (named: readonly { id: string; name: string }[], id: string) =>
		named.find((each) => each.id === id)?.name ?? 'Not said';
	const by = (keyOf: (cell: (typeof cells)[number]) => string, name: (key: string) => string) => {
		const counts = new Map<string, number>();
		for (const cell of cells) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + cell.count);
		const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
		const parts = withFloor(sorted.map(([key, of]) => ({ key, count: of })));
		return parts.map((part) => ({ name: name(part.key), count: part.count }));
	};
	const total = cells.reduce((sum, cell) => sum + cell.count, 0);
	const ended = cells.reduce((sum, cell) => sum + (cell.contactEnded ? cell.count : 0), 0);
	return {
		total: shownCount(total),
		ended:
			withFloor([
				{ key: 'ended', count: ended },
				{ key: 'not', count: total - ended }
			]).find(({ key }) => key === 'ended')?.count ?? (ended === 0 ? 0 : null),
		breakdowns: [
			{
				title: 'Category',
				rows: by(
					({ category }) => category,
					(key) => categories.find((category) => category.key === key)?.name ?? key
				)
			},
			{
				title: 'Severity',
				rows: by(
					({ severity }) => String(severity),
					(key) => `${key} · ${severities.find(({ level }) => String(level) === key)?.name ?? ''}`
				)
			},
			{
				title: 'Channel',
				rows: by(
					({ channelId }) => channelId ?? '',
					(id) => nameOf(entries, id)
				)
			},
			{
				title: 'Hour',
				rows: by(
					({ hour }) => String(Math.floor(hour / 4) * 4).padStart(2, '0'),
					(from) => `${from}:00 to ${String(Number(from) + 3).padStart(2, '0')}:59`
				)
			},
			{
				title: 'Brand',
				rows: by(
					({ brandId }) => brandId ?? '',
					(id) => nameOf(brands, id)
				)
			}
		]
	};
}

/** How many customers had more than one incident. */
async function repeatingCustomers(context: ReadingContext, quarter: Quarter): Promise<number> {
	const repeated = context.db
		.select({ key: incidents.customerKey })
		.from(incidents)
		.where(and(within(context, quarter), isNotNull(incidents.customerKey)))
		.groupBy(incidents.customerKey)
		.having(gt(count(), 1))
		.as('repeated');
	const [counted] = await context.db.select({ count: count() }).from(repeated);
	return counted?.count ?? 0;
}

/** Hours from the report to the decision, for what was decided; null where there are too few. */
async function timesToDecide(context: ReadingContext, quarter: Quarter) {
	const rows = await context.db
		.select({ loggedAt: incidents.loggedAt, decidedAt: incidents.decidedAt })
		.from(incidents)
		.where(and(within(context, quarter), isNotNull(incidents.decidedAt)));
	if (rows.length < COUNT_FLOOR) return null;
	const hours = rows.map(({ loggedAt, decidedAt }) => (decidedAt!.getTime() - loggedAt.getTime()) / HOUR_MS);
	return { median: quantileOf(hours, 0.5)!, ninetieth: quantileOf(hours, 0.9)! };
}

/** What holds now, and what was decided and overturned in the quarter. Measures are about customers, so each is counted. */
async function measuresOf({ db, actor, now }: ReadingContext, { from, to }: Quarter) {
	const { organisationId, habits } = actor;
	const today = dayOf(now, habits.timeZone);
	const [since, until] = [
		instantOf(from, '00:00', habits.timeZone),
		instantOf(addDays(to, 1), '00:00', habits.timeZone)
	];
	const [held, due, decided, answered] = await Promise.all([
		db
			.select({ count: count() })
			.from(measures)
			.where(and(eq(measures.organisationId, organisationId), holdsOn(today))),
		db
			.select({ count: count() })
			.from(measures)
			.where(and(eq(measures.organisationId, organisationId), holdsOn(today), lte(measures.reviewOn, today))),
		db
			.select({ step: measures.step, count: count() })
			.from(measures)
			.where(
				and(
					eq(measures.organisationId, organisationId),
					gte(measures.decidedAt, since),
					lt(measures.decidedAt, until)
				)
			)
			.groupBy(measures.step),
		db
			.select({ state: measureAppeals.state, count: count() })
			.from(measureAppeals)
			.where(
				and(
					eq(measureAppeals.organisationId, organisationId),
					gte(measureAppeals.decidedAt, since),
					lt(measureAppeals.decidedAt, until),
					inArray(measureAppeals.state, ['upheld', 'varied', 'quashed'])
				)
			)
			.groupBy(measureAppeals.state)
	]);
	const answeredAs = (state: string) => answered.find((each) => each.state === state)?.count ?? 0;
	return {
		inForce: held[0]?.count ?? 0,
		due: due[0]?.count ?? 0,
		decided: Object.entries(stepNames).map(([step, name]) => ({
			name,
			count: decided.find((each) => each.step === step)?.count ?? 0
		})),
		appeals: {
			upheld: answeredAs('upheld'),
			varied: answeredAs('varied'),
			quashed: answeredAs('quashed')
		}
	};
}
