import { addDays, isDay, type Day, type Period } from '../../shared/days';

/** How many contacts a team had on a day, in one channel or in all of them together. */
export interface Volume {
	teamId: string;
	/** Empty where the contacts are those of all channels together. */
	channelId: string;
	day: Day;
	contacts: number;
}

/** A volume as somebody gives it. */
export interface GivenVolume {
	/** The id or the name of a team. */
	team: string;
	/** The id or the name of a channel; empty for all channels together. */
	channel: string;
	/** `YYYY-MM-DD`. */
	day: string;
	contacts: number;
}

export type VolumeField = keyof GivenVolume;

/** Why one of the given volumes cannot be kept. */
export interface VolumeProblem {
	/** Its place among the given ones; the first is 0. */
	place: number;
	field: VolumeField;
	/** For the person who gave it. */
	reason: string;
}

/** Something a volume can name by its id or by its name. */
export interface Nameable {
	id: string;
	name: string;
}

/** Most volumes of one call: twenty teams by twelve channels for a year. */
export const MOST_VOLUMES = 100_000;

export const EARLIEST_DAY: Day = '2000-01-01';

export const MOST_CONTACTS = 1_000_000_000;

/**
 * Reads what was given: volumes with their places in the order given, and a problem for each that cannot be kept.
 * @param placed says where one stands, for the sentence about another
 */
export function readVolumes(
	given: readonly GivenVolume[],
	known: { teams: readonly Nameable[]; channels: readonly Nameable[]; today: Day },
	placed = (place: number) => `row ${place + 1}`
): { volumes: Volume[]; places: number[]; problems: VolumeProblem[] } {
	const teamOf = finder(known.teams);
	const channelOf = finder(known.channels);
	const volumes: Volume[] = [];
	const taken: number[] = [];
	const problems: VolumeProblem[] = [];
	const places = new Map<string, number>();
	const granularity = new Map<string, { place: number; isTotal: boolean }>();

	for (const [place, { team, channel, day, contacts }] of given.entries()) {
		const refuse = (field: VolumeField, reason: string) => void problems.push({ place, field, reason });
		const teamId = teamOf(team);
		const channelId = channel.trim() === '' ? '' : channelOf(channel);
		if (teamId === undefined) refuse('team', unknown('team', team));
		if (channelId === undefined) refuse('channel', unknown('channel', channel));
		const whyNoDay = problemOfDay(day, known.today);
		if (whyNoDay) refuse('day', whyNoDay);
		const whyNoCount = problemOfCount(contacts);
		if (whyNoCount) refuse('contacts', whyNoCount);
		if (teamId === undefined || channelId === undefined || whyNoDay || whyNoCount) continue;

		const key = keyOf({ teamId, channelId, day });
		const earlier = places.get(key);
		if (earlier !== undefined) {
			refuse('day', `The same team, channel and day are given before (${placed(earlier)}).`);
			continue;
		}
		const teamDay = `${teamId} ${day}`;
		const first = granularity.get(teamDay);
		if (first && first.isTotal !== (channelId === '')) {
			refuse('channel', bothGiven(first.isTotal, placed(first.place)));
			continue;
		}
		places.set(key, place);
		granularity.set(teamDay, first ?? { place, isTotal: channelId === '' });
		volumes.push({ teamId, channelId, day, contacts });
		taken.push(place);
	}
	return { volumes, places: taken, problems };
}

/** What tells a volume from every other of its organisation. */
export function keyOf({ teamId, channelId, day }: Omit<Volume, 'contacts'>): string {
	return `${teamId} ${day} ${channelId}`;
}

/**
 * The places of volumes that contradict stored ones: all channels together beside single channels, of which nobody could
 * say what the day's contacts are.
 */
export function contradictions(volumes: readonly Volume[], stored: readonly Volume[]): VolumeProblem[] {
	const isTotalStored = new Map(
		stored.map(({ teamId, day, channelId }) => [`${teamId} ${day}`, channelId === ''])
	);
	return volumes.flatMap(({ teamId, day, channelId }, place): VolumeProblem[] => {
		const isTotal = isTotalStored.get(`${teamId} ${day}`);
		if (isTotal === undefined || isTotal === (channelId === '')) return [];
		const reason = isTotal
			? 'All channels of this team and day together are known already, so single channels contradict it. Take that out first.'
			: 'Single channels of this team and day are known already, so all channels together contradict them. Take them out first.';
		return [{ place, field: 'channel', reason }];
	});
}

/** How volumes differ from what is stored. */
export interface VolumeChanges {
	added: Volume[];
	changed: Volume[];
	/** How many are stored as they are. */
	unchanged: number;
}

export function changesOf(volumes: readonly Volume[], stored: readonly Volume[]): VolumeChanges {
	const contactsOf = new Map(stored.map((volume) => [keyOf(volume), volume.contacts]));
	const added = volumes.filter((volume) => !contactsOf.has(keyOf(volume)));
	const changed = volumes.filter((volume) => {
		const before = contactsOf.get(keyOf(volume));
		return before !== undefined && before !== volume.contacts;
	});
	return { added, changed, unchanged: volumes.length - added.length - changed.length };
}

/** Finds by id, by exact name, then by name with letter case and outer spaces aside. */
function finder(named: readonly Nameable[]): (text: string) => string | undefined {
	const places = new Map<string, string>();
	for (const { id, name } of [...named].reverse()) places.set(name.trim().toLowerCase(), id);
	for (const { id, name } of named) places.set(name, id).set(id, id);
	return (text) => places.get(text) ?? places.get(text.trim().toLowerCase());
}

function unknown(noun: string, text: string): string {
	if (text.trim() === '') return `The ${noun} is missing.`;
	const one = noun === 'team' ? 'no team that you lead' : 'no channel';
	return `There is ${one} called “${shortened(text)}”.`;
}

function problemOfDay(day: string, today: Day): string | null {
	if (!isDay(day)) return `“${shortened(day)}” is no day of the calendar written as 2026-04-22.`;
	if (day < EARLIEST_DAY) return `${day} is before the year 2000.`;
	return day > today ? `${day} lies in the future.` : null;
}

function problemOfCount(contacts: number): string | null {
	if (Number.isNaN(contacts)) return 'The number of contacts cannot be read.';
	if (contacts < 0) return `The number of contacts is negative: ${contacts}.`;
	if (!Number.isInteger(contacts)) return `The number of contacts is not whole: ${contacts}.`;
	return contacts > MOST_CONTACTS ? 'The number of contacts is beyond a thousand million.' : null;
}

function bothGiven(isTotal: boolean, where: string): string {
	return isTotal
		? `All channels of this team and day together are given before (${where}), so single channels contradict it.`
		: `A single channel of this team and day is given before (${where}), so all channels together contradict it.`;
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A month as `2026-04`. */
export type Month = string;

export function isMonth(text: string): boolean {
	return isDay(`${text}-01`);
}

export function monthOf(day: Day): Month {
	return day.slice(0, 7);
}

export function periodOf(month: Month): Period {
	return { from: `${month}-01`, to: addDays(`${nextMonth(month)}-01`, -1) };
}

export function nextMonth(month: Month): Month {
	return monthOf(addDays(`${month}-01`, 31));
}

export function previousMonth(month: Month): Month {
	return monthOf(addDays(`${month}-01`, -1));
}
