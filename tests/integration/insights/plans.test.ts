import { describe, expect, it } from 'vitest';
import {
	countOverTime,
	countPeriod,
	countRecordsOverTime,
	countSourceOf,
	recordingOf
} from '../../../src/lib/features/escalations/counts.server';
import { dialect } from '../../../src/lib/server/db/dialect';
import { watched } from '../../support/plans';

const period = { from: '2026-08-20', to: '2026-11-17' };
const window = { from: '2026-05-25', to: '2026-11-17' };
const nothingChosen = { team: null, brand: null, channel: null };

describe.skipIf(dialect !== 'sqlite')('The plans of the queries behind Insights', () => {
	it('read combined filters from a covering index within the period', async () => {
		const { context, plans } = await watched('bo');
		const source = countSourceOf(context.actor, { ...nothingChosen, brand: 'some', channel: 'other' });
		await countPeriod(context, source, ['records', 'cause', 'reason'], period, window);
		await countRecordsOverTime(context, source, period);
		for (const by of ['cause', 'reason'] as const) {
			await countOverTime(context, source, by, ['one', 'two'], period);
		}
		const steps = plans().filter((step) => /^(SEARCH|SCAN)/.test(step));
		// The period takes three: by reason, which every record has one of or none, by cause, and how many name a cause.
		expect(steps).toHaveLength(6);
		for (const step of steps) {
			expect(step).toMatch(
				/^SEARCH escalation(s|_causes) USING COVERING INDEX escalation(s|_causes)_combined(_of_team)? \(organisation_id=\? AND (team_id=\? AND )?occurred_on>\? AND occurred_on<\?/
			);
		}
	});

	it('read one team, brand or channel from the roll-ups, by their key', async () => {
		const { context, plans } = await watched('ada');
		for (const chosen of [{}, { team: 'some' }, { brand: 'some' }, { channel: 'some' }]) {
			const source = countSourceOf(context.actor, { ...nothingChosen, ...chosen });
			await countPeriod(context, source, ['records', 'cause', 'reason'], period, window);
			await countRecordsOverTime(context, source, period);
			await countOverTime(context, source, 'reason', ['one'], period);
		}
		const steps = plans().filter((step) => /^(SEARCH|SCAN)/.test(step));
		expect(steps.length).toBeGreaterThan(12);
		for (const step of steps) {
			expect(step).toMatch(
				/^SEARCH escalation_counts USING INDEX \w+ \(organisation_id=\? AND grain=\? AND scope=\? AND scope_id=\? AND start>\? AND start<\?/
			);
		}
	});

	it('find the first and last day of recording without reading those between', async () => {
		const { context, plans } = await watched('lena');
		await recordingOf(context, null);
		expect(plans().join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
	});
});
