import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import {
	measureKey,
	parseMeasure,
	problemOfMeasure,
	type Measurable,
	type Measure
} from '../../escalations/measures/measure';
import { taxonomy } from '../../escalations/queries.server';
import { trialStartsOf } from '../../fixes/queries.server';
import { mayLeadTeam, type Actor } from '../../people/actor';
import { brandsOfOrganisation, namesOf, teamsOfActor } from '../../people/queries.server';
import type { ChartMark } from './marks';
import { chartMarks } from './tables.server';

/** Whether the actor decides where the charts of a measure begin anew: the leader of its team, or an admin. */
export function mayMark(actor: Actor, { scope }: Measure): boolean {
	return scope.kind === 'team' ? mayLeadTeam(actor, scope.id) : actor.isAdmin;
}

/** What the actor may measure, archived entries, teams and brands too. */
export async function measurableOf(context: ReadingContext): Promise<Measurable> {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	return { entries, teams, brands };
}

/** Whether everything that a measure names is there for the actor, and is still counted. */
export async function measurableBy(context: ReadingContext, measure: Measure): Promise<boolean> {
	return problemOfMeasure(measure, await measurableOf(context)) === null;
}

interface StandingMark {
	id: string;
	day: Day;
	why: string;
	madeBy: string;
	/** The key of what it is a mark of. */
	measure: string;
}

/** The marks on these measures that stand, in the order of their days. Who may see a measure may see its marks. */
export async function marksOf(context: ReadingContext, keys: readonly string[]): Promise<StandingMark[]> {
	const { id, day, why, madeBy, measure, organisationId, takenBackAt } = chartMarks;
	return context.db
		.select({ id, day, why, madeBy, measure })
		.from(chartMarks)
		.where(
			and(eq(organisationId, context.actor.organisationId), inArray(measure, [...keys]), isNull(takenBackAt))
		)
		.orderBy(asc(day), asc(id));
}

/** The changes of one measure; see `changesOfAll`. */
export async function changesOf(context: ReadingContext, measure: Measure): Promise<ChartMark[]> {
	return (await changesOfAll(context, [measure])).get(measureKey(measure))!;
}

/**
 * The changes of each measure, by its key: those that people marked, and the starts of trials. A change to everything is
 * one to each of its parts, so the chart of a team shows those of the whole too.
 */
export async function changesOfAll(
	context: ReadingContext,
	measures: readonly Measure[]
): Promise<Map<string, ChartMark[]>> {
	const keysOf = (measure: Measure) => [
		...new Set([measureKey(measure), measureKey({ ...measure, scope: { kind: 'everything' } })])
	];
	const keys = [...new Set(measures.flatMap(keysOf))];
	const [marks, trials] = await Promise.all([marksOf(context, keys), trialStartsOf(context, ...keys)]);
	const names = await namesOf(
		context,
		marks.map(({ madeBy }) => madeBy)
	);
	const changes = [
		...marks.map(({ id, day, why, madeBy, measure: key }) => {
			const person = names.get(madeBy) ?? 'Somebody';
			const mayTakeBack = mayMark(context.actor, parseMeasure(key)!);
			return { key, change: { id, day, why, by: { person, mayTakeBack } } };
		}),
		...trials.map(({ day, fixId, title, measureKey: key }) => ({
			key,
			change: { id: fixId, day, why: title, by: { fixId } }
		}))
	];
	return new Map(
		measures.map((measure) => {
			const own = keysOf(measure);
			return [
				measureKey(measure),
				changes.filter(({ key }) => own.includes(key)).map(({ change }) => change)
			];
		})
	);
}
