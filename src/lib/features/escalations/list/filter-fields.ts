import type { Option } from '../../../ui/options';
import { withChosen, type Choices } from '../choices';
import { avoidableAnswers, HIGHEST_TIER, severities } from '../escalation';
import { NONE, type EscalationFilters } from '../filters';

/** A choice among the filters. */
export interface FilterField {
	label: string;
	/** Its name in the address. */
	name: string;
	value: string | number | null;
	options: Option[];
}

/** What the choices are made from. */
export interface FilterChoices {
	filters: EscalationFilters;
	choices: Choices;
	teams: Option[];
	brands: Option[];
	names: Record<string, string>;
}

const none: Option = { value: NONE, label: 'None said' };
const onlyYes = (label: string): Option[] => [{ value: 'yes', label }];
const weekdays: Option[] = [
	'Mondays',
	'Tuesdays',
	'Wednesdays',
	'Thursdays',
	'Fridays',
	'Saturdays',
	'Sundays'
].map((label, place) => ({ value: String(place + 1), label }));
const hours: Option[] = Array.from({ length: 24 }, (_, hour) => ({
	value: String(hour),
	label: `From ${String(hour).padStart(2, '0')}:00`
}));
const me: Option[] = [{ value: 'me', label: 'Me' }];

/** The choices that stand folded away; those that offer nothing to choose between are left out. */
export function filterFields({ filters, choices, teams, brands, names }: FilterChoices): FilterField[] {
	const entries = (options: readonly Option[], chosen: string | null): Option[] =>
		chosen === NONE ? [...options, none] : withChosen(options, chosen, names);
	const fields: FilterField[] = [
		{ label: 'Team', name: 'team', value: filters.team, options: teams.length > 1 ? teams : [] },
		{
			label: 'Brand',
			name: 'brand',
			value: filters.brand,
			options: brands.length > 0 ? entries(brands, filters.brand) : []
		},
		{
			label: 'Channel',
			name: 'channel',
			value: filters.channel,
			options: entries(choices.channel, filters.channel)
		},
		{
			label: 'Reason',
			name: 'reason',
			value: filters.reason,
			options: entries(choices.reason, filters.reason)
		},
		{
			label: 'First line',
			name: 'first-line',
			value: filters.firstLine,
			options: entries(choices['first-line'], filters.firstLine)
		},
		{
			label: 'Outcome',
			name: 'outcome',
			value: filters.outcome,
			options: entries(choices.outcome, filters.outcome)
		},
		{
			label: 'Avoidable',
			name: 'avoidable',
			value: filters.avoidable,
			options: [
				{ value: 'yes', label: 'Yes, by anything' },
				...Object.entries(avoidableAnswers).map(([value, label]) => ({ value, label })),
				{ value: NONE, label: 'Not judged' }
			]
		},
		{
			label: 'Severity',
			name: 'severity',
			value: filters.severity,
			options: Object.entries(severities).map(([value, label]) => ({ value, label }))
		},
		{
			label: 'Tier',
			name: 'tier',
			value: filters.tier,
			options: Array.from({ length: HIGHEST_TIER }, (_, place) => ({
				value: String(place + 1),
				label: String(place + 1)
			}))
		},
		{ label: 'Weekday', name: 'weekday', value: filters.weekday, options: weekdays },
		{ label: 'Hour', name: 'hour', value: filters.hour, options: hours },
		{
			label: 'Follow-up',
			name: 'follow-up',
			value: filters.followUp,
			options: [
				{ value: 'due', label: 'Due' },
				{ value: 'planned', label: 'Planned or due' }
			]
		},
		{ label: 'Repeats', name: 'repeat', value: filters.repeat, options: onlyYes('Repeat contacts only') },
		{ label: 'Links', name: 'linked', value: filters.linked, options: onlyYes('Linked ones only') },
		{ label: 'Logged by', name: 'logged', value: filters.logged, options: me },
		{ label: 'Handed to', name: 'assigned', value: filters.assigned, options: me }
	];
	return fields.filter(({ options }) => options.length > 0);
}

/** Filters that have no field of their own and have to be kept while others are changed. */
export function keptFilters({ reasonOnly, import: importId }: EscalationFilters): [string, string][] {
	const kept: [string, string | null][] = [
		['reason-only', reasonOnly],
		['import', importId]
	];
	return kept.filter((one): one is [string, string] => one[1] !== null);
}
