import { ownSessions, practiceOfLedTeams } from '$lib/features/playbook/practice/queries.server';
import { scenarioKinds, type ScenarioKind } from '$lib/features/playbook/practice/scenario';
import { scenarios } from '$lib/features/playbook/practice/scenarios/all';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [sessions, teams] = await Promise.all([ownSessions(context), practiceOfLedTeams(context)]);
	const kinds = Object.entries(scenarioKinds) as [ScenarioKind, string][];
	return {
		groups: kinds.map(([kind, name]) => ({
			name,
			scenarios: scenarios
				.filter((scenario) => scenario.kind === kind)
				.map(({ key, title, situation }) => ({ key, title, situation }))
		})),
		sessions,
		teams
	};
});
