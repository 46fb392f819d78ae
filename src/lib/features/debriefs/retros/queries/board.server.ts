import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { actionsOfRetro, earlierActions } from '../../actions/queries.server';
import { namesOf, teamNames } from '../../../people/queries.server';
import { isOwnCard, type Author } from '../author.server';
import {
	areCardsShown,
	areVotesShown,
	isHere,
	type Board,
	type BoardCard,
	type BoardGroup,
	type BoardPerson
} from '../board';
import type { Seat } from '../seat';
import { retroCards, retroChecks, retroGroups, retroParking, retroPins, retroVotes } from '../tables.server';
import { participantsOf, tableOf, whoMayTakePart, type ParticipantRow, type RetroRow } from './table.server';

export type CardRow = typeof retroCards.$inferSelect;
export type GroupRow = typeof retroGroups.$inferSelect;

/** Reads what hangs on one retro. */
function of(
	{ actor }: ReadingContext,
	retroId: string,
	table: typeof retroCards | typeof retroGroups | typeof retroVotes | typeof retroParking
) {
	return and(eq(table.organisationId, actor.organisationId), eq(table.retroId, retroId));
}

/** A retro's cards, every one of them; what of them leaves the server is decided by `shownCard`. */
export function cardsOf(context: ReadingContext, retroId: string): Promise<CardRow[]> {
	return context.db
		.select()
		.from(retroCards)
		.where(of(context, retroId, retroCards))
		.orderBy(asc(retroCards.id));
}

export function groupsOf(context: ReadingContext, retroId: string): Promise<GroupRow[]> {
	return context.db
		.select()
		.from(retroGroups)
		.where(of(context, retroId, retroGroups));
}

/** How many dots somebody has given to what. */
export async function ownDotsOf(
	context: ReadingContext,
	retroId: string,
	participantId: string
): Promise<Map<string, number>> {
	const rows = await context.db
		.select({ groupId: retroVotes.groupId, dots: retroVotes.dots })
		.from(retroVotes)
		.where(and(of(context, retroId, retroVotes), eq(retroVotes.participantId, participantId)));
	return new Map(rows.map(({ groupId, dots }) => [groupId, dots]));
}

/** How many dots have been placed by all. */
export async function placedDots(context: ReadingContext, retroId: string): Promise<number> {
	const [row] = await context.db
		.select({ placed: sql`coalesce(sum(${retroVotes.dots}), 0)`.mapWith(Number) })
		.from(retroVotes)
		.where(of(context, retroId, retroVotes));
	return row?.placed ?? 0;
}

/** Whoever was invited or came, with the name of each by their place: a card keeps its author when that has gone. */
export interface Places {
	rows: ParticipantRow[];
	names: Map<string, string>;
}

export async function placesOf(context: ReadingContext, retroId: string): Promise<Places> {
	const rows = await participantsOf(context, retroId);
	const names = await namesOf(
		context,
		rows.flatMap(({ userId }) => userId ?? [])
	);
	return {
		rows,
		names: new Map(rows.map(({ id, guestName, userId }) => [id, guestName ?? names.get(userId ?? '') ?? '']))
	};
}

/** Those who may sit at the table, by name; of a retro that has ended, all who were invited or came. */
export async function peopleOf(
	context: ReadingContext,
	retro: RetroRow,
	{ rows, names }: Places
): Promise<BoardPerson[]> {
	const isOver = retro.closedAt !== null;
	const mayCome = isOver ? null : await whoMayTakePart(context, retro, rows);
	return rows
		.filter(({ userId }) => userId === null || !mayCome || mayCome.has(userId))
		.map((row) => ({
			id: row.id,
			name: names.get(row.id) ?? '',
			isGuest: row.userId === null,
			isFacilitator: row.userId === retro.facilitatorId,
			isHere: isHere(row.seenAt, context.now),
			isDone: row.donePhase === retro.phase
		}))
		.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** A card as the reader may see it; null while it is hidden from them. */
export function shownCard(
	card: CardRow,
	{ phase, isAnonymous }: Pick<RetroRow, 'phase' | 'isAnonymous'>,
	author: Author,
	names: ReadonlyMap<string, string>
): BoardCard | null {
	const isOwn = isOwnCard(author, card);
	if (!isOwn && !areCardsShown(phase)) return null;
	const { id, columnId, groupId, text, version } = card;
	const authorName = isAnonymous ? null : (names.get(card.authorKey) ?? null);
	return { id, columnId, groupId, text, version, isOwn, authorName };
}

/** How many cards each column holds. */
export function writtenByColumn(cards: readonly { columnId: string }[]): Record<string, number> {
	const written: Record<string, number> = {};
	for (const { columnId } of cards) written[columnId] = (written[columnId] ?? 0) + 1;
	return written;
}

/** A group as everybody at the table may see it. */
export function shownGroup(group: GroupRow, { phase }: Pick<RetroRow, 'phase'>): BoardGroup {
	const { id, title, notes, version, dots } = group;
	return { id, title, notes, version, dots: areVotesShown(phase) ? dots : null };
}

/**
 * The board as one participant may see it.
 * @throws Problem `not-found` where it is not for them
 */
export async function boardOf(context: ReadingContext, seat: Seat): Promise<Board> {
	const table = await tableOf(context, seat);
	const { retro, participant, author } = table;
	const { organisationId } = context.actor;
	const [cards, groups, places, own, placed, pins, parking, checks, actions, earlier, teams] =
		await Promise.all([
			cardsOf(context, retro.id),
			groupsOf(context, retro.id),
			placesOf(context, retro.id),
			ownDotsOf(context, retro.id, participant?.id ?? ''),
			placedDots(context, retro.id),
			context.db
				.select()
				.from(retroPins)
				.where(and(eq(retroPins.organisationId, organisationId), eq(retroPins.retroId, retro.id)))
				.orderBy(asc(retroPins.id)),
			context.db
				.select({ id: retroParking.id, text: retroParking.text })
				.from(retroParking)
				.where(of(context, retro.id, retroParking))
				.orderBy(asc(retroParking.id)),
			context.db
				.select({ score: retroChecks.score, answers: retroChecks.answers })
				.from(retroChecks)
				.where(and(eq(retroChecks.organisationId, organisationId), eq(retroChecks.retroId, retro.id)))
				.orderBy(asc(retroChecks.score)),
			actionsOfRetro(context, retro.id),
			earlierActions(context, retro),
			teamNames(context)
		]);
	const people = await peopleOf(context, retro, places);
	const you = people.find(({ id }) => id === participant?.id);
	return {
		id: retro.id,
		title: retro.title,
		teamName: teams.get(retro.teamId) ?? '',
		templateName: retro.templateName,
		columns: retro.columns,
		phase: retro.phase,
		isAnonymous: retro.isAnonymous,
		isClosed: table.isClosed,
		collectsBefore: retro.collectsBefore,
		scheduledFor: retro.scheduledFor?.getTime() ?? null,
		dotsEach: retro.dotsEach,
		dotsPerGroup: retro.dotsPerGroup,
		ownCardsCount: retro.ownCardsCount,
		discussedGroupId: retro.discussedGroupId,
		version: retro.version,
		lastEvent: retro.lastEvent,
		timer: retro.timerEndsAt && { endsAt: retro.timerEndsAt.getTime() },
		you: {
			id: participant?.id ?? '',
			name: you?.name ?? context.actor.name,
			isGuest: seat.guestId !== null,
			hasChecked: participant?.hasChecked ?? false
		},
		mayLead: table.isFacilitator,
		mayTakeOver: table.mayTakeOver,
		people,
		cards: cards.flatMap((card) => shownCard(card, retro, author, places.names) ?? []),
		written: writtenByColumn(cards),
		groups: groups.map((group) => shownGroup(group, retro)),
		ownDots: Object.fromEntries(own),
		placed,
		pins: pins.map(({ id, pinnedOn, fact }) => ({ id, pinnedOn, fact })),
		parking,
		actions,
		earlierActions: earlier,
		checks: table.isClosed ? checks : []
	};
}
