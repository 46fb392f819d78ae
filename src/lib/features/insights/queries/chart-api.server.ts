import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Day, type Period } from '$lib/shared/days';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { invalid, type FieldErrors } from '$lib/shared/problem';
import {
	measureInWords,
	measureKey,
	measureKindList,
	measureKinds,
	parseMeasure,
	type Measurable,
	type Measure,
	type MeasureScope
} from '../../escalations/measures/measure';
import { chartSearch } from '../charts/address';
import type { ApiChart } from '../charts/api';
import { findingOf, notesOn } from '../charts/findings';
import { measurableOf } from '../charts/marks.server';
import { measuredChart } from '../charts/queries.server';
import { signalsOf } from '../charts/signals';
import { periodOfApi } from '../api/forms';

const DAYS_WITHOUT_BEING_ASKED = 364;

/**
 * A measure as a control chart: its points, limits, phases and signals.
 * @throws Problem `invalid` by parameter, also where one names nothing that is there for the reader
 */
export async function chartForApi(context: ReadingContext, asked: ApiChart) {
	const { habits } = context.actor;
	const measurable = await measurableOf(context);
	const measure = measureAsked(asked, measurable);
	const period = periodAsked(asked, dayOf(context.now, habits.timeZone));
	const frozen = frozenAsked(asked);
	const settings = { choice: { name: 'custom' as const, period }, kind: asked.kind ?? null, frozen };
	const { chart, choice } = await measuredChart(context, chartSearch(measure, settings));
	if (choice.didNotFit) {
		throw invalid({
			'?kind': `This chart does not fit the measure. Those that do: ${choice.offered.join(', ')}.`
		});
	}
	const { counts, unit } = measureKinds[measure.kind];
	const name = measureInWords(measure, measurable);
	return {
		measure: { key: measureKey(measure), name, counts, unit },
		period,
		chart: {
			kind: chart.kind,
			default: choice.byDefault,
			because: choice.because,
			offered: choice.offered,
			scale: chart.scale
		},
		finding: findingOf(name, chart, habits),
		notes: notesOn(chart, choice, habits),
		points: chart.points.map(
			({ from, to, events, of, value, gap, centre, limits, phase, outside, inRun }) => ({
				from,
				to,
				counted: events,
				outOf: of,
				value,
				gap,
				middle: centre,
				lower: limits?.lower ?? null,
				upper: limits?.upper ?? null,
				phase,
				outside,
				inRun
			})
		),
		phases: chart.phases.map(({ first, last, marks, centre, restsOn, provisional, frozen: on, without }) => ({
			from: chart.points[first]!.from,
			to: chart.points[last]!.to,
			changes: marks.map(({ day, why, by }) => ({ day, why, fix: 'fixId' in by ? by.fixId : null })),
			middle: centre,
			restsOn,
			provisional,
			frozen: on,
			without
		})),
		signals: signalsOf(chart, habits)
	};
}

function periodAsked(asked: ApiChart, today: Day): Period {
	return asked.from === undefined && asked.to === undefined
		? { from: addDays(today, 1 - DAYS_WITHOUT_BEING_ASKED), to: today }
		: periodOfApi(asked, today);
}

function frozenAsked({ 'limits-from': from, 'limits-to': to }: ApiChart): Period | null {
	if (from === undefined && to === undefined) return null;
	if (from === undefined)
		throw invalid({ '?limits-from': 'Say the first day of the limits too, or neither.' });
	if (to === undefined) throw invalid({ '?limits-to': 'Say the last day of the limits too, or neither.' });
	if (from > to) throw invalid({ '?limits-to': 'The last day of the limits lies before the first.' });
	return { from, to };
}

function measureAsked(asked: ApiChart, measurable: Measurable): Measure {
	const errors: FieldErrors = {};
	const measure = whatIsMeasured(asked.measure, measurable, errors);
	const scope = scopeAsked(asked, measurable, errors);
	if (Object.keys(errors).length > 0 || !measure) throw invalid(errors);
	return scope ? { ...measure, scope } : measure;
}

/** A key as the app writes it, or a kind with the name of its entry. */
function whatIsMeasured(text: string, { entries }: Measurable, errors: FieldErrors): Measure | null {
	const [what = ''] = text.split('@');
	const [kindText = '', ...named] = what.split(':');
	const kind = measureKindList.find((each) => each === kindText);
	if (!kind) {
		errors['?measure'] = `There is no measure “${text}”. Known are ${measureKindList.join(', ')}.`;
		return null;
	}
	const list = measureKinds[kind].of;
	const choices = entries.filter((entry) => entry.kind === list);
	const entryId = list === null ? null : idOfNamed(choices, named.join(':'));
	if (list === null ? named.length > 0 : entryId === null) {
		errors['?measure'] = list === null ? `“${kind}” needs no name behind it.` : notNamed(named.join(':'));
		return null;
	}
	const scope = parseMeasure(`escalations${text.slice(what.length)}`)?.scope;
	if (!scope) errors['?measure'] = `“${text}” is narrowed to nothing that can be read.`;
	return scope ? { kind, entryId, scope } : null;
}

function scopeAsked(asked: ApiChart, measurable: Measurable, errors: FieldErrors): MeasureScope | null {
	const { teams, brands, entries } = measurable;
	const choices = { team: teams, brand: brands, channel: entries.filter(({ kind }) => kind === 'channel') };
	const given = (['team', 'brand', 'channel'] as const).filter((kind) => asked[kind] !== undefined);
	const [kind, another] = given;
	if (!kind) return null;
	if (another) {
		errors[`?${another}`] = `Ask for one ${kind} or for one ${another}, not for both.`;
		return null;
	}
	const id = idOfNamed(choices[kind], asked[kind]!);
	if (id === null) errors[`?${kind}`] = notNamed(asked[kind]!);
	return id === null ? null : { kind, id };
}
