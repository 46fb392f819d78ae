import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import {
	measureKey,
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

/**
 * The changes of a measure: those that people marked, and the starts of trials. A change to everything is one to each of
 * its parts, so the chart of a team shows those of the whole too.
 */
export async function changesOf(context: ReadingContext, measure: Measure): Promise<ChartMark[]> {
	const own = measureKey(measure);
	const ofWhole = measureKey({ ...measure, scope: { kind: 'everything' } });
	const keys = [...new Set([own, ofWhole])];
	const [marks, trials] = await Promise.all([
		marksOf(context, keys),
		Promise.all(keys.map((key) => trialStartsOf(context, key)))
	]);
	const names = await namesOf(
		context,
		marks.map(({ madeBy }) => madeBy)
	);
	return [
		...marks.map(({ id, day, why, madeBy, measure: key }) => ({
			id,
			day,
			why,
			by: {
				person: names.get(madeBy) ?? 'Somebody',
				mayTakeBack: key === own ? mayMark(context.actor, measure) : context.actor.isAdmin
			}
		})),
		...trials.flat().map(({ day, fixId, title }) => ({ id: fixId, day, why: title, by: { fixId } }))
	];
}
