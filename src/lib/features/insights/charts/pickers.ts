import type { Period } from '../../../shared/days';
import { formatDate, type Habits } from '../../../shared/format';
import { namedPeriods, type PeriodChoice } from '../../../shared/period';
import {
	measureKey,
	measureKindList,
	measureKinds,
	type Measurable,
	type Measure
} from '../../escalations/measures/measure';
import type { Option } from '../view/parts';
import { CHART, chartSearch, type ChartSettings } from './address';
import type { ChartChoice } from './choice';
import { kinds } from './kinds';

/** What can be chosen for a chart, and what is. */
export interface PickersView {
	measure: { chosen: string; options: Option[] };
	scope: { chosen: string; options: Option[] };
	period: string;
	periods: Option[];
	/** Set where other days than those of a named period are shown. */
	days: Period | null;
	/** The days shown, however they were chosen. */
	shown: Period;
	kind: { chosen: string; options: Option[] };
	hidden: [string, string][];
	/** Which days limits are frozen on, in words. */
	frozen: string | null;
	clear: string;
}

interface ToPick {
	measure: Measure;
	measurable: Measurable;
	settings: ChartSettings;
	choice: ChartChoice;
}

/** The lists above a chart: what to measure, of whose records, over which days, and as which chart. */
export function pickersOf({ measure, measurable, settings, choice }: ToPick, habits: Habits): PickersView {
	const { frozen } = settings;
	return {
		measure: measurePicker(measure, measurable),
		scope: scopePicker(measure, measurable),
		...periodPicker(settings.choice),
		kind: {
			chosen: choice.kind === choice.byDefault ? '' : choice.kind,
			options: choice.offered.map((kind) => ({
				value: kind === choice.byDefault ? '' : kind,
				label: kind === choice.byDefault ? `${kinds[kind].name}, the default` : kinds[kind].name
			}))
		},
		hidden: frozen
			? [
					['limits-from', frozen.from],
					['limits-to', frozen.to]
				]
			: [],
		frozen: frozen && `${formatDate(frozen.from, habits)} to ${formatDate(frozen.to, habits)}`,
		clear: `${CHART}?${chartSearch(measure, { ...settings, kind: null, frozen: null })}`
	};
}

/** The periods to choose from, and what is chosen. */
export function periodPicker({
	name,
	period
}: PeriodChoice): Pick<PickersView, 'period' | 'periods' | 'days' | 'shown'> {
	const named = Object.entries(namedPeriods).map(([value, { label }]) => ({ value, label }));
	return {
		period: name,
		periods: [...named, { value: 'custom', label: 'Other days' }],
		days: name === 'custom' ? period : null,
		shown: period
	};
}

const groups = {
	cause: 'Contributing cause',
	reason: 'Contact reason',
	'first-line': 'Why the first line could not finish'
} as const;

/** What can be measured; what was archived stays out unless it is chosen. */
export function measurePicker(measure: Measure, { entries }: Measurable): PickersView['measure'] {
	const everything = { kind: 'everything' } as const;
	const whole = { ...measure, scope: everything };
	const plain = measureKindList.filter((kind) => measureKinds[kind].of === null);
	const ofLists = Object.entries(groups).flatMap(([kind, group]) =>
		entries
			.filter((entry) => entry.kind === kind && (!entry.archived || entry.id === measure.entryId))
			.map(({ id, name }) => ({
				value: measureKey({ kind: kind as keyof typeof groups, entryId: id, scope: everything }),
				label: name,
				group
			}))
	);
	return {
		chosen: measureKey(whole),
		options: [
			...plain.map((kind) => ({
				value: measureKey({ kind, entryId: null, scope: everything }),
				label: measureKinds[kind].name
			})),
			...ofLists
		]
	};
}

function scopePicker({ scope }: Measure, { entries, teams, brands }: Measurable): PickersView['scope'] {
	const chosen = scope.kind === 'everything' ? '' : `${scope.kind}:${scope.id}`;
	const options = (
		kind: 'team' | 'brand' | 'channel',
		group: string,
		named: readonly { id: string; name: string; archived: boolean }[]
	): Option[] =>
		named
			.map(({ id, name, archived }) => ({ value: `${kind}:${id}`, label: name, group, archived }))
			.filter(({ value, archived }) => !archived || value === chosen)
			.map(({ value, label }) => ({ value, label, group }));
	return {
		chosen,
		options: [
			{ value: '', label: teams.length === 1 ? teams[0]!.name : 'All teams' },
			...(teams.length > 1 ? options('team', 'One team', teams) : []),
			...options('brand', 'One brand', brands),
			...options(
				'channel',
				'One channel',
				entries.filter(({ kind }) => kind === 'channel')
			)
		]
	};
}
