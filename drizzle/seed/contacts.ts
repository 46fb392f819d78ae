import { setVolumes } from '../../src/lib/features/volumes/commands.server';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { chance } from './chance';
import type { Stage } from './handling';

const WEEKS = 53;

/** Contacts of an ordinary Monday. */
const ofMonday = { Orders: 420, Returns: 260 };

/** The other weekdays beside a Monday. */
const beside = [1, 0.86, 0.82, 0.8, 0.82, 0.55, 0.38];

/** In this week, so many weeks ago, nobody counted what came to Returns. */
const NOT_COUNTED = 17;

/** Says how many contacts the teams had on each day until yesterday: busier before Christmas, and one week unknown. */
export async function countContacts({ as, cast, now }: Stage): Promise<void> {
	const luck = chance(20_260_303);
	const leader = as(cast.Lena, 0);
	const today = dayOf(now, leader.actor.habits.timeZone);
	const monday = mondayOf(today);
	const rows = Array.from({ length: 7 * (WEEKS + 1) }, (_, place) => {
		const weeksAgo = WEEKS - Math.floor(place / 7);
		const day = addDays(monday, place - 7 * WEEKS);
		const season = ['11', '12'].includes(day.slice(5, 7)) ? 1.15 : 1;
		return Object.entries(ofMonday).flatMap(([team, contacts]) => {
			const counted = Math.round(contacts * beside[place % 7]! * season * (luck.between(92, 108) / 100));
			const isKnown = day < today && !(team === 'Returns' && weeksAgo === NOT_COUNTED);
			return isKnown ? [{ team, channel: '', day, contacts: counted }] : [];
		});
	}).flat();
	await setVolumes(leader, rows);
}
