import type { Period } from '../../../shared/days';
import { namedPeriods } from '../../../shared/period';
import { PER_CONTACTS, type InsightsFilter, type Named } from '../filter';
import type { Choices } from '../insights';
import type { Option } from './parts';

export interface FiltersView {
	period: string;
	periods: Option[];
	/** Set where other days than those of a named period are shown. */
	days: Period | null;
	/** The days shown, however they were chosen. */
	shown: Period;
	choices: { name: string; label: string; value: string | null; options: Option[] }[];
	hidden: [string, string][];
	isSet: boolean;
}

/** The filter bar: what can be chosen, and what is. */
export function filtersView(filter: InsightsFilter, { teams, brands, channels }: Choices): FiltersView {
	const { choice, team, brand, channel, reasonLevel, trend, perContacts } = filter;
	const named = Object.entries(namedPeriods).map(([value, { label }]) => ({ value, label }));
	const level: [string, string][] = reasonLevel === 'top' ? [['level', 'top']] : [];
	const charted: [string, string][] = [
		...(trend ? [['trend', trend] as [string, string]] : []),
		...(perContacts ? [['measure', PER_CONTACTS] as [string, string]] : [])
	];
	return {
		period: choice.name,
		periods: [...named, { value: 'custom', label: 'Other days' }],
		days: choice.name === 'custom' ? choice.period : null,
		shown: choice.period,
		choices: [
			{ name: 'team', label: 'Team', value: team, options: teams.length > 1 ? optionsOf(teams, team) : [] },
			{ name: 'brand', label: 'Brand', value: brand, options: optionsOf(brands, brand) },
			{ name: 'channel', label: 'Channel', value: channel, options: optionsOf(channels, channel) }
		].filter(({ options }) => options.length > 0),
		hidden: [...level, ...charted],
		isSet: choice.name !== '90d' || (team ?? brand ?? channel) !== null
	};
}

/** Archived ones stay out of a list unless one of them is chosen. */
export function optionsOf(named: Named[], chosen: string | null, group?: string): Option[] {
	return named
		.filter(({ id, archived }) => !archived || id === chosen)
		.map(({ id, name }) => ({ value: id, label: name, ...(group ? { group } : {}) }));
}
