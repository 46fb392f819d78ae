import { expect, test } from 'vitest';
import { coverageOfTeam } from '../../../src/lib/features/kudos/queries.server';
import { dialect } from '../../../src/lib/server/db/dialect';
import { watched } from '../../support/plans';

test.skipIf(dialect !== 'sqlite')(
	'what leaders are told of a quarter is read by indexes within it, in as many queries for any team',
	async () => {
		const { context, teams, plans } = await watched('ada');
		await coverageOfTeam(context, teams.Orders!, { from: '2026-10-01', to: '2026-12-31' });
		const steps = plans().filter((step) => /^(SEARCH|SCAN)/.test(step));
		const readOf = (table: string) => steps.filter((step) => step.split(' ')[1] === table);
		for (const step of readOf('escalations')) {
			expect(step).toBe(
				'SEARCH escalations USING COVERING INDEX escalations_hardest (organisation_id=? AND team_id=? AND occurred_on>? AND occurred_on<?)'
			);
		}
		expect(readOf('escalations')).toHaveLength(3);
		expect(readOf('hand_overs')).toEqual([
			'SEARCH hand_overs USING INDEX hand_overs_of_escalation (organisation_id=? AND escalation_id=?)'
		]);
		expect(readOf('escalation_events')).toEqual([
			'SEARCH escalation_events USING INDEX escalation_events_timeline (organisation_id=? AND escalation_id=?)'
		]);
		expect(readOf('incidents')).toEqual([
			'SEARCH incidents USING INDEX incidents_of_team (organisation_id=? AND team_id=? AND occurred_at>? AND occurred_at<?)'
		]);
		expect(readOf('kudos_recipients')).toEqual([
			'SEARCH kudos_recipients USING COVERING INDEX kudos_recipients_pairs (organisation_id=? AND given_on>? AND given_on<?)'
		]);
		expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
	}
);
