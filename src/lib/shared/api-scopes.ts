/** What a key of the HTTP API may be allowed to do; its owner's own rights bound it besides. */
export const apiScopes = {
	'escalations:read': 'Read escalations',
	'escalations:write': 'Log escalations',
	'imports:read': 'Follow imports',
	'imports:write': 'Import files',
	'volumes:write': 'Set contact volumes',
	'insights:read': 'Read the figures of Insights',
	'suggestions:read': 'Read suggestions',
	'fixes:read': 'Read fixes and their verdicts',
	'wellbeing:read': 'Read what the team pulse shows',
	'incidents:read': 'Read incidents and the register, without what was said',
	'incidents:write': 'Log incidents',
	'incidents:verbatims': 'Read what was said in incidents',
	'measures:read': 'Read measures and appeals'
} as const;

export type ApiScope = keyof typeof apiScopes;

export const apiScopeList = Object.keys(apiScopes) as ApiScope[];

export function isApiScope(text: string): text is ApiScope {
	return Object.hasOwn(apiScopes, text);
}
