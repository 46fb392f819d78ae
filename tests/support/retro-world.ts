import * as v from 'valibot';
import { agreeOnAction } from '../../src/lib/features/debriefs/actions/commands.server';
import { pinFact, park } from '../../src/lib/features/debriefs/retros/commands/beside.server';
import { addCard } from '../../src/lib/features/debriefs/retros/commands/cards.server';
import { goToPhase } from '../../src/lib/features/debriefs/retros/commands/meeting.server';
import { openGuestLink } from '../../src/lib/features/debriefs/retros/commands/guests.server';
import { createRetro } from '../../src/lib/features/debriefs/retros/commands/retros.server';
import { createTemplate } from '../../src/lib/features/debriefs/retros/commands/templates.server';
import { retroForm } from '../../src/lib/features/debriefs/retros/forms';
import { hasReached, phaseAfter, type Phase } from '../../src/lib/features/debriefs/retros/phase';
import { boardOf } from '../../src/lib/features/debriefs/retros/queries.server';
import { newId } from '../../src/lib/shared/ids';
import type { TeamApp } from './browser';

/**
 * Retros that requests can be about: of Orders, led by Lena, with cards by Aisha.
 * @param mark stands in every text of the team
 * @param markOfAll stands in what is for the whole organisation
 */
export function retrosOf({ northwind }: TeamApp, mark: string, markOfAll: string) {
	const { aisha, lena } = northwind.as as Record<'aisha' | 'lena', (typeof northwind.as)[string]>;

	async function retroAt(phase: Phase) {
		const input = v.parse(retroForm, {
			title: `${mark} retro`,
			teamId: northwind.teams.Orders,
			templateId: 'helped-harder',
			collectsBefore: 'on',
			ownCardsCount: 'on'
		});
		const id = await createRetro(lena, input);
		const seat = { retroId: id, guestId: null, secret: '' };
		const columnId = 'helped-harder-1';
		const card = await addCard(aisha, seat, { key: '', columnId, text: `${mark} card` });
		const other = await addCard(aisha, seat, { key: '', columnId, text: `${mark} other` });
		for (let at: Phase = 'waiting'; at !== phase; at = phaseAfter(at)!) {
			const { version } = await boardOf(lena, seat);
			await goToPhase(lena, seat, { to: phaseAfter(at)!, version });
		}
		if (phase !== 'waiting') await park(aisha, seat, { key: '', text: `${mark} parked` });
		await pinFact(aisha, seat, { title: `${mark} fact`, measure: '', points: [], address: '/insights' });
		if (hasReached(phase, 'discuss')) {
			await agreeOnAction(aisha, seat, { key: '', title: `${mark} action`, ownerId: null, dueOn: null });
		}
		const board = await boardOf(lena, seat);
		return {
			id,
			card: card!,
			other: other!,
			version: String(board.version),
			columnId,
			person: board.people.find(({ name }) => name === 'Aisha')!.id,
			parked: board.parking[0]?.id ?? '',
			pin: board.pins[0]!.id,
			action: board.actions[0]?.id ?? ''
		};
	}

	return {
		retroAt,
		async actionOfRetro() {
			const { id, action } = await retroAt('discuss');
			return { retro: id, id: action };
		},
		async guestLink() {
			const { id } = await retroAt('write');
			return { token: await openGuestLink(lena, { retroId: id, guestId: null, secret: '' }) };
		},
		async exportedRetro() {
			const { id } = await retroAt('group');
			return { id, file: 'retro.md' };
		},
		async ownTemplate() {
			const name = `${markOfAll} ${newId()}`;
			return { id: await createTemplate(aisha, { name, columns: ['Wind', 'Anchor'] }), name };
		},
		/** For whoever asks, also of another organisation. */
		newTemplate: () => ({ name: `Weather ${newId()}` })
	};
}
