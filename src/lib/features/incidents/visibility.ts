import { leadsATeam, type Actor } from '../people/actor';

/** How somebody stands to an incident. A person can stand to it in several ways at once. */
export const relations = [
	/** Logged it: it happened to them. */
	'reporter',
	/** Took on to decide about it, without having been part of it. */
	'decider',
	/** Leads the team it happened in, without having been part of it. */
	'leader-of-team',
	/** Leads that team, and had a part in it: handled the escalation it came out of, or was named. */
	'involved-leader',
	/** Leads another team, so could decide where its own leader was part of it. */
	'leader-elsewhere',
	'admin',
	/** Was asked by the reporter to be there for them. */
	'asked',
	/** Answers in the same team, or in another, and has no part in it. */
	'other-agent'
] as const;

export type Relation = (typeof relations)[number];

/** What there is to see of an incident, from the fact that it exists to what is private to one person. */
export const incidentFields = [
	/** That there is one: category, severity, team, channel, when, and how far it has come. */
	'facts',
	'customerReference',
	/** Whom it happened to. */
	'reporter',
	/** The timeline, why something was decided, and which escalation it came out of. */
	'story',
	/** What was said, word for word. */
	'verbatim',
	'attachments',
	/** What the reporter needs, and from whom. */
	'aftercare'
] as const;

export type IncidentField = (typeof incidentFields)[number];

/** How somebody comes: through pages, or with a key of the API and its scopes. */
export type Access = 'page' | 'key' | 'key-with-incidents' | 'key-with-verbatims';

const everythingButAftercare: readonly IncidentField[] = [
	'facts',
	'customerReference',
	'reporter',
	'story',
	'verbatim',
	'attachments'
];

/**
 * Who sees what. An incident belongs to the person it happened to and to those who must act; being admin or leading
 * elsewhere opens what is needed to see that something waits, not what was said nor to whom.
 */
const visible: Record<Relation, readonly IncidentField[]> = {
	reporter: [...everythingButAftercare, 'aftercare'],
	decider: everythingButAftercare,
	'leader-of-team': everythingButAftercare,
	// Must not decide, so need not read it; looks after whom it happened to all the same.
	'involved-leader': ['facts', 'customerReference', 'reporter', 'story'],
	'leader-elsewhere': ['facts', 'customerReference'],
	admin: ['facts', 'customerReference', 'story'],
	asked: ['aftercare'],
	'other-agent': []
};

/** What a key opens at most, whoever it acts for. Aftercare is for people, so no key opens it. */
const openToAccess: Record<Access, readonly IncidentField[]> = {
	page: incidentFields,
	key: [],
	'key-with-incidents': ['facts', 'customerReference', 'reporter', 'story'],
	'key-with-verbatims': everythingButAftercare
};

/** Everything that somebody sees of an incident. The only rule there is: pages, lists, downloads and the API ask it. */
export function fieldsFor(
	standing: readonly Relation[],
	access: Access = 'page'
): ReadonlySet<IncidentField> {
	const fields = new Set(standing.flatMap((relation) => visible[relation]));
	return fields.intersection(new Set(openToAccess[access]));
}

/** What has to be known of an incident to say how somebody stands to it. */
export interface Standing {
	teamId: string;
	loggedBy: string;
	deciderId: string | null;
	/** Whom the reporter asked to be there for them. */
	askedId?: string | null;
	/** Whether the actor had a part in it, beside the reporter. What lists show is the same either way. */
	isInvolved?: boolean;
}

/** How the actor stands to an incident of their organisation. */
export function relationsTo(actor: Actor, standing: Standing): Relation[] {
	const { teamId, loggedBy, deciderId, askedId, isInvolved = false } = standing;
	const { userId, isAdmin, teams } = actor;
	const isReporter = loggedBy === userId;
	const leadsIt = teams.get(teamId) === 'leader';
	const found: Relation[] = [];
	if (isReporter) found.push('reporter');
	if (deciderId === userId && !isReporter && !isInvolved) found.push('decider');
	if (leadsIt && !isReporter) found.push(isInvolved ? 'involved-leader' : 'leader-of-team');
	if (!leadsIt && !isReporter && leadsATeam(actor)) found.push('leader-elsewhere');
	if (isAdmin) found.push('admin');
	if (askedId === userId) found.push('asked');
	return found.length > 0 ? found : ['other-agent'];
}

/** Whether somebody who stands so to an incident may correct what it says. */
export function mayCorrect(standing: readonly Relation[]): boolean {
	return standing.some((relation) => ['reporter', 'leader-of-team', 'decider'].includes(relation));
}

/** Whether the person sees the facts of every incident of the organisation; everybody else sees their own. */
export function seesEveryIncident(actor: Actor): boolean {
	return actor.isAdmin || leadsATeam(actor);
}
