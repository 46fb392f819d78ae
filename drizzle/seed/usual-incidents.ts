import * as v from 'valibot';
import { logIncident } from '../../src/lib/features/incidents/commands/logging.server';
import { incidentForm } from '../../src/lib/features/incidents/forms';
import { decide } from '../../src/lib/features/incidents/measures/commands/decisions.server';
import { readOutcome } from '../../src/lib/features/incidents/measures/commands/outcomes.server';
import { decisionForm } from '../../src/lib/features/incidents/measures/forms';
import { addDays, dayOf } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';
import { chance } from './chance';
import type { Cast, Stage } from './handling';
import { minutesSince } from './office-hours';

const HOW_MANY = 56;

const people: Record<'Orders' | 'Returns', (keyof Cast)[]> = {
	Orders: ['Aisha', 'Bo', 'Dora'],
	Returns: ['Chen', 'Farah', 'Giulia']
};

/** Kinds without which a register counts nothing: rude, over with the contact, decided the next morning. */
export async function meetTheUsual(stage: Stage): Promise<void> {
	const { as, cast, teamId, entry } = stage;
	const luck = chance(20_261);
	for (let place = 0; place < HOW_MANY; place++) {
		const daysAgo = luck.percent(60) ? luck.between(20, 75) : luck.between(76, 200);
		const team = luck.percent(60) ? 'Orders' : 'Returns';
		const who = cast[luck.pick(people[team])];
		const severity = luck.weighted({ 1: 7, 2: 4 });
		const time = `${String(luck.weighted({ 9: 2, 11: 3, 14: 4, 16: 3, 17: 2 })).padStart(2, '0')}:${luck.between(10, 55)}`;
		const loggedAgo = minutesSince(stage, daysAgo, time);
		const id = await logIncident(
			as(who, loggedAgo),
			v.parse(incidentForm, {
				id: newId(),
				teamId: teamId(team),
				category: luck.weighted({ aggressive: 9, unreasonable: 5, refusal: 3, discriminatory: 1, misuse: 1 }),
				severity,
				customerReference: luck.percent(80) ? `C-${luck.between(5000, 5040)}` : '',
				channelId: entry('channel', luck.weighted({ phone: 6, chat: 4, email: 3 })),
				contactEnded: luck.percent(25) ? 'on' : '',
				need: luck.weighted({ break: 3, nothing: 4, '': 2 })
			})
		);
		const decider = as(cast[team === 'Orders' ? 'Lena' : 'Marco'], minutesSince(stage, daysAgo - 1, '09:40'));
		const today = dayOf(decider.now, decider.actor.habits.timeZone);
		const isChance = severity === '2' && daysAgo > 75;
		await decide(
			decider,
			id,
			v.parse(decisionForm, {
				version: '1',
				step: isChance ? 'chance' : 'nothing',
				reason: isChance ? 'Told in the contact; it counts if it comes back.' : 'Over with the contact.',
				endsOn: isChance ? addDays(today, 45) : '',
				reviewOn: isChance ? addDays(today, 30) : ''
			})
		);
		await readOutcome(as(who, minutesSince(stage, daysAgo - 2, '10:05')), id);
	}
}
