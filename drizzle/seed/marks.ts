import { markChange } from '../../src/lib/features/insights/charts/commands.server';
import { dayOf, mondayOf } from '../../src/lib/shared/days';
import type { Stage } from './handling';

const DAY_MINUTES = 24 * 60;

/** Marks changes that are no trials on the charts of what they changed. What should be found by itself is left unmarked. */
export async function markChanges(stage: Stage): Promise<void> {
	const orders = stage.teamId('Orders');
	const returns = stage.teamId('Returns');
	const changes = [
		{ by: stage.cast.Ada, weeksAgo: 38, measure: 'escalations', why: 'Chat opened on Saturdays, too' },
		{
			by: stage.cast.Lena,
			weeksAgo: 20,
			measure: `cause:${stage.entry('cause', 'damaged-goods')}@team:${orders}`,
			why: 'Stronger boxes from the packing supplier'
		},
		{
			by: stage.cast.Lena,
			weeksAgo: 24,
			measure: `cause:${stage.entry('cause', 'refund-delay')}@team:${returns}`,
			why: 'Refunds over 50 euros take a second signature'
		}
	];
	for (const { by, weeksAgo, measure, why } of changes) {
		const marking = stage.as(by, weeksAgo * 7 * DAY_MINUTES);
		const day = mondayOf(dayOf(marking.now, marking.actor.habits.timeZone));
		await markChange(marking, { measure, day, why });
	}
}
