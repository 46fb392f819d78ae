/** With fewer people than this a figure could point at one of them, so it is not shown. */
export const COVERAGE_FLOOR = 5;

/** Who thanked whom, once for each two however often. */
export interface Pair {
	authorId: string;
	userId: string;
}

/** A part of some people. */
export interface Part {
	count: number;
	of: number;
}

/** How many of the people of a team were thanked, and thanked somebody, whoever that was. */
export function coverageOf(members: ReadonlySet<string>, pairs: readonly Pair[]) {
	const among = (people: readonly string[]): Part => ({
		count: new Set(people.filter((id) => members.has(id))).size,
		of: members.size
	});
	return {
		thanked: among(pairs.map(({ userId }) => userId)),
		thanking: among(pairs.map(({ authorId }) => authorId))
	};
}

/**
 * Reciprocity as of a directed graph: of the thanks that went from one person of a team to another of it, how many came
 * back the other way as well. A pair that thanked each other counts twice, once for each direction.
 */
export function reciprocityOf(members: ReadonlySet<string>, pairs: readonly Pair[]): Part {
	const within = pairs.filter(({ authorId, userId }) => members.has(authorId) && members.has(userId));
	const ways = new Set(within.map(({ authorId, userId }) => `${authorId} ${userId}`));
	const returned = [...ways].filter((way) => ways.has(way.split(' ').toReversed().join(' ')));
	return { count: returned.length, of: ways.size };
}

/** How many of those who met or handled the hardest work were thanked: in words, so that no one of them can be told from a number. */
export function inRoughWords({ count, of }: Part): string {
	const share = count / of;
	if (share === 1) return 'all';
	if (share > 0.75) return 'nearly all';
	if (share > 0.55) return 'most';
	if (share >= 0.45) return 'about half';
	if (share > 0.1) return 'fewer than half';
	return 'hardly any';
}

/** What a leader is told about a team and a quarter; null in place of what is not shown. */
export interface Coverage {
	people: number;
	thanked: Part | null;
	thanking: Part | null;
	reciprocity: Part | null;
	/** Of those who met or handled the hardest work, in words. */
	hardest: string | null;
}

/** What may be shown: a figure about at least as many people, or ways between people, as the floor. */
export function disclosed(
	members: ReadonlySet<string>,
	pairs: readonly Pair[],
	hardest: ReadonlySet<string>
): Coverage {
	const isTeamLarge = members.size >= COVERAGE_FLOOR;
	const { thanked, thanking } = coverageOf(members, pairs);
	const ways = reciprocityOf(members, pairs);
	const received = new Set(pairs.map(({ userId }) => userId));
	const thankedForIt = [...hardest].filter((id) => received.has(id)).length;
	return {
		people: members.size,
		thanked: isTeamLarge ? thanked : null,
		thanking: isTeamLarge ? thanking : null,
		reciprocity: isTeamLarge && ways.of >= COVERAGE_FLOOR ? ways : null,
		hardest: hardest.size >= COVERAGE_FLOOR ? inRoughWords({ count: thankedForIt, of: hardest.size }) : null
	};
}
