import { dayIn, readParts, type DateStyle } from '../imports/dates';
import { guessValues, type Entry } from '../imports/guesses/value-guesses';
import type { ColumnProfile, FileProfile } from '../imports/profile';
import type { GivenVolume, Nameable } from './volume';

/** Which column of a file of volumes says what, by its place; null where none does. */
export interface VolumeColumns {
	team: number | null;
	channel: number | null;
	day: number | null;
	contacts: number | null;
}

/** How a file of volumes is read. */
export interface VolumeReading {
	columns: VolumeColumns;
	/** Null where day and month could be either way round, until somebody says which. */
	style: DateStyle | null;
	/** The team of every row, where no column says it. */
	teamId: string;
}

/** How a file is likely to be read, by what its columns hold. */
export function guessReading(
	{ header, columns }: FileProfile,
	known: { teams: readonly Nameable[]; channels: readonly Entry[] }
): VolumeReading {
	const isTeam = (value: string) => known.teams.some(({ name }) => alike(name, value));
	const isChannel = (value: string) => channelOf(value, known.channels) !== undefined;
	const team = bestOf(columns, (column) => shareOf(column, isTeam), []);
	const channel = bestOf(columns, (column) => shareOf(column, isChannel), [team]);
	const day = bestOf(columns, ({ dates }) => dates?.share ?? 0, [team, channel]);
	const contacts = bestOf(
		columns,
		(column, place) =>
			shareOf(column, (value) => !Number.isNaN(readCount(value))) +
			(/contact|volume|ticket|conversation|case|count|total|number/i.test(header[place]!) ? 1 : 0),
		[team, channel, day]
	);
	const dates = columns[day ?? -1]?.dates;
	return {
		columns: { team, channel, day, contacts },
		style: dates?.ambiguous ? null : (dates?.style ?? 'year-month-day'),
		teamId: known.teams.length === 1 ? known.teams[0]!.id : ''
	};
}

/** What keeps a file from being read like this, in a sentence for each field of the form. */
export function problemsOfReading(
	{ columns, style, teamId }: VolumeReading,
	mostColumns: number
): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const [field, place] of Object.entries(columns)) {
		if (place !== null && place >= mostColumns) problems[field] = `This file has no column ${place + 1}.`;
	}
	if (columns.day === null) problems.day = 'Choose the column that says the day.';
	if (style === null) problems.style = 'Day and month could be either way round. Only you can tell.';
	if (columns.contacts === null) problems.contacts = 'Choose the column with the number of contacts.';
	if (columns.team === null && teamId === '') {
		problems.teamId = 'Choose the column that says the team, or one team for the whole file.';
	}
	return problems;
}

/** A row of a file as the volume it gives. What cannot be read stays as it is, for the rules to refuse it by name. */
export function volumeOfRow(
	cells: readonly string[],
	{ columns, style, teamId }: VolumeReading,
	channels: readonly Entry[]
): GivenVolume {
	const cell = (place: number | null) => (place === null ? '' : (cells[place] ?? '').trim());
	const written = cell(columns.day);
	const parts = readParts(written);
	const channel = cell(columns.channel);
	return {
		team: columns.team === null ? teamId : cell(columns.team),
		channel: channelOf(channel, channels) ?? channel,
		day: (parts && style && dayIn(parts, style)) ?? written,
		contacts: readCount(cell(columns.contacts))
	};
}

/** A count as people and programs write it: `1250`, `1,250`, `1 250`, `12.0`; NaN where it is none. */
export function readCount(text: string): number {
	const bare = text.replace(/[\s'’]/g, '');
	if (/^-?\d{1,3}([.,]\d{3})+$/.test(bare)) return Number(bare.replace(/[.,]/g, ''));
	return /^-?\d{1,15}([.,]\d+)?$/.test(bare) ? Number(bare.replace(',', '.')) : NaN;
}

function channelOf(text: string, channels: readonly Entry[]): string | undefined {
	if (text === '') return undefined;
	const target = guessValues('channel', [text], channels)[0]?.[1];
	return target && 'entry' in target ? target.entry : undefined;
}

function bestOf(
	columns: readonly ColumnProfile[],
	likeness: (column: ColumnProfile, place: number) => number,
	taken: readonly (number | null)[]
): number | null {
	const [best] = columns
		.map((column, place) => ({ place, share: likeness(column, place) }))
		.filter(({ place, share }) => share >= 0.5 && !taken.includes(place))
		.sort((a, b) => b.share - a.share);
	return best?.place ?? null;
}

/** The share of a column's different values that are so. */
function shareOf({ values, samples }: ColumnProfile, isSo: (value: string) => boolean): number {
	const texts = values?.map(([value]) => value.trim()) ?? samples;
	return texts.length === 0 ? 0 : texts.filter(isSo).length / texts.length;
}

function alike(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}
