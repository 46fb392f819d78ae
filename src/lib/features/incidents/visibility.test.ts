import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, TeamRole } from '../people/actor';
import {
	fieldsFor,
	incidentFields,
	relations,
	relationsTo,
	seesEveryIncident,
	type Access,
	type IncidentField,
	type Relation
} from './visibility';

/** Every combination, written out once more: x is seen. In the order of `incidentFields`. */
const expected: Record<Relation, Record<Access, string>> = {
	//                     facts customer reporter story verbatim attachments aftercare
	reporter: {
		page: /*              */ 'x x x x x x x',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x x x . . .',
		'key-with-verbatims': 'x x x x x x .'
	},
	decider: {
		page: /*              */ 'x x x x x x .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x x x . . .',
		'key-with-verbatims': 'x x x x x x .'
	},
	'leader-of-team': {
		page: /*              */ 'x x x x x x .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x x x . . .',
		'key-with-verbatims': 'x x x x x x .'
	},
	'involved-leader': {
		page: /*              */ 'x x x x . . .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x x x . . .',
		'key-with-verbatims': 'x x x x . . .'
	},
	'leader-elsewhere': {
		page: /*              */ 'x x . . . . .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x . . . . .',
		'key-with-verbatims': 'x x . . . . .'
	},
	admin: {
		page: /*              */ 'x x . x . . .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': 'x x . x . . .',
		'key-with-verbatims': 'x x . x . . .'
	},
	asked: {
		page: /*              */ '. . . . . . x',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': '. . . . . . .',
		'key-with-verbatims': '. . . . . . .'
	},
	'other-agent': {
		page: /*              */ '. . . . . . .',
		key: /*               */ '. . . . . . .',
		'key-with-incidents': '. . . . . . .',
		'key-with-verbatims': '. . . . . . .'
	}
};

const accesses = Object.keys(expected.reporter) as Access[];
const every = relations.flatMap((relation) =>
	accesses.flatMap((access) =>
		incidentFields.map((field, place) => {
			const sees = expected[relation][access].split(' ')[place] === 'x';
			return [relation, access, sees ? 'sees' : 'does not see', field, sees] as const;
		})
	)
);

describe('fieldsFor', () => {
	test.each(every)('%s by %s %s %s', (relation, access, _, field, sees) => {
		expect(fieldsFor([relation], access).has(field)).toBe(sees);
	});

	test('lets several relations together see what any of them sees, and no more', () => {
		fc.assert(
			fc.property(fc.subarray([...relations]), fc.constantFrom(...accesses), (standing, access) => {
				const alone = standing.flatMap((relation) => [...fieldsFor([relation], access)]);
				expect([...fieldsFor(standing, access)].sort()).toEqual([...new Set<IncidentField>(alone)].sort());
			})
		);
	});

	test('opens aftercare to nobody but the reporter and the one she asked', () => {
		const others = relations.filter((relation) => !['reporter', 'asked'].includes(relation));
		for (const access of accesses) expect(fieldsFor(others, access).has('aftercare')).toBe(false);
	});
});

function person(given: { isAdmin?: boolean; teams?: Record<string, TeamRole> } = {}): Actor {
	return {
		userId: 'me',
		organisationId: 'northwind',
		name: 'Me',
		isAdmin: given.isAdmin ?? false,
		teams: new Map(Object.entries(given.teams ?? {})),
		habits: { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' }
	};
}

const incident = { teamId: 'orders', loggedBy: 'aisha', deciderId: null, askedId: null };

describe('relationsTo', () => {
	test.each<[string, Parameters<typeof person>[0], Partial<typeof incident>, Relation[]]>([
		['a colleague in the team', { teams: { orders: 'agent' } }, {}, ['other-agent']],
		['an agent of another team', { teams: { returns: 'agent' } }, {}, ['other-agent']],
		['the leader of the team', { teams: { orders: 'leader' } }, {}, ['leader-of-team']],
		['the leader of another team', { teams: { returns: 'leader' } }, {}, ['leader-elsewhere']],
		[
			'a leader elsewhere who answers here',
			{ teams: { orders: 'agent', returns: 'leader' } },
			{},
			['leader-elsewhere']
		],
		['an admin', { isAdmin: true }, {}, ['admin']]
	])('%s', (_, who, about, found) => {
		expect(relationsTo(person(who), { ...incident, ...about })).toEqual(found);
	});

	test('a leader to whom it happened is its reporter, and nothing that could decide', () => {
		const leader = person({ teams: { orders: 'leader' } });
		expect(relationsTo(leader, { ...incident, loggedBy: 'me', deciderId: 'me' })).toEqual(['reporter']);
		const elsewhere = person({ teams: { orders: 'agent', returns: 'leader' } });
		expect(relationsTo(elsewhere, { ...incident, loggedBy: 'me' })).toEqual(['reporter']);
	});

	test('a leader who had a part in it does not read what was said, nor decide', () => {
		const leader = person({ teams: { orders: 'leader' } });
		const relations = relationsTo(leader, { ...incident, deciderId: 'me', isInvolved: true } as never);
		expect(relations).toEqual(['involved-leader']);
		const elsewhere = person({ teams: { returns: 'leader' } });
		expect(relationsTo(elsewhere, { ...incident, isInvolved: true })).toEqual(['leader-elsewhere']);
	});

	test('whoever took on to decide, or was asked, is that beside what they are', () => {
		const leader = person({ teams: { returns: 'leader' } });
		expect(relationsTo(leader, { ...incident, deciderId: 'me' })).toEqual(['decider', 'leader-elsewhere']);
		const colleague = person({ teams: { orders: 'agent' } });
		expect(relationsTo(colleague, { ...incident, askedId: 'me' } as never)).toEqual(['asked']);
	});

	test('who sees every incident of the organisation sees the facts of each, and nobody else does', () => {
		const role = fc.constantFrom<TeamRole>('agent', 'leader');
		const teams = fc.dictionary(fc.constantFrom('orders', 'returns', 'desk'), role);
		fc.assert(
			fc.property(fc.boolean(), teams, fc.constantFrom('orders', 'returns'), (isAdmin, roles, teamId) => {
				const actor = person({ isAdmin, teams: roles });
				const fields = fieldsFor(relationsTo(actor, { ...incident, teamId }));
				expect(fields.has('facts')).toBe(seesEveryIncident(actor));
			})
		);
	});
});
