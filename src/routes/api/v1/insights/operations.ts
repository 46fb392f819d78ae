import {
	apiBreakdownQuery,
	apiReasonsQuery,
	apiSuggestionsQuery,
	apiTrendQuery,
	breakdownInAnswer,
	suggestionsInAnswer,
	trendInAnswer
} from '$lib/features/insights/api/forms';
import { apiChartQuery, chartInAnswer } from '$lib/features/insights/charts/api';
import type { ApiOperation } from '$lib/server/api/openapi';

const path = '/api/v1/insights';

const breakdown = {
	method: 'GET',
	scope: 'insights:read',
	answers: { 200: { schema: breakdownInAnswer, description: 'The items by descending count.' } }
} as const;

const curl = (address: string) => `curl "$EVENKEEL${address}" \\
  -H "Authorization: Bearer $KEY"`;

export const insightsOperations: readonly ApiOperation[] = [
	{
		...breakdown,
		path: `${path}/causes`,
		summary: 'Count contributing causes',
		description: 'A Pareto: counts, shares and cumulative shares.',
		query: apiBreakdownQuery,
		example: curl(`${path}/causes?from=2026-08-01&to=2026-10-31&team=Orders`)
	},
	{
		...breakdown,
		path: `${path}/reasons`,
		summary: 'Count contact reasons',
		query: apiReasonsQuery,
		example: curl(`${path}/reasons?level=top`)
	},
	{
		...breakdown,
		path: `${path}/channels`,
		summary: 'Count channels',
		query: apiBreakdownQuery,
		example: curl(`${path}/channels?brand=Northwind`)
	},
	{
		method: 'GET',
		path: `${path}/trend`,
		scope: 'insights:read',
		summary: 'Count escalations over time',
		description:
			'By day, ISO week or month, with the limits of an XmR chart and what is out of the ordinary.',
		query: apiTrendQuery,
		answers: { 200: { schema: trendInAnswer, description: 'The series, its limits and its signals.' } },
		example: curl(`${path}/trend?interval=month&from=2026-01-01&to=2026-10-31&cause=Late%20delivery`)
	},
	{
		method: 'GET',
		path: `${path}/chart`,
		scope: 'insights:read',
		summary: 'Chart a measure',
		description:
			'The control chart that fits the measure, or the one that is asked for: points, limits, phases and signals in words.',
		query: apiChartQuery,
		answers: { 200: { schema: chartInAnswer, description: 'The chart.' } },
		example: curl(`${path}/chart?measure=cause:Late%20delivery&team=Orders&from=2026-01-01&to=2026-10-31`)
	},
	{
		method: 'GET',
		path: '/api/v1/suggestions',
		scope: 'suggestions:read',
		summary: 'Read what is worth fixing',
		description: 'What the rules suggest for the teams of the key’s owner, the costliest first.',
		query: apiSuggestionsQuery,
		answers: { 200: { schema: suggestionsInAnswer, description: 'The suggestions.' } },
		example: curl('/api/v1/suggestions?team=Orders')
	}
];
