import * as v from 'valibot';
import { replyToKudos } from '../../src/lib/features/kudos/commands/answers.server';
import { giveKudos } from '../../src/lib/features/kudos/commands/giving.server';
import { addValue } from '../../src/lib/features/kudos/commands/values.server';
import { makeWallLink } from '../../src/lib/features/kudos/commands/walls.server';
import { kudosForm } from '../../src/lib/features/kudos/forms';
import { valuesOf, wallLinks } from '../../src/lib/features/kudos/queries.server';
import { newId } from '../../src/lib/shared/ids';
import type { TeamApp } from './browser';

/**
 * Kudos that requests can be about: Aisha gave them.
 * @param mark stands in every text
 */
export function kudosOf({ northwind }: TeamApp, mark: string) {
	const { aisha, ada, bo } = northwind.as as Record<'aisha' | 'ada' | 'bo', (typeof northwind.as)[string]>;

	async function kudos(): Promise<{ id: string }> {
		const [value] = (await valuesOf(aisha)).filter(({ archived }) => !archived);
		const input = v.parse(kudosForm, {
			id: newId(),
			to: bo.actor.userId,
			reason: `${mark} thanks`,
			valueIds: value!.id
		});
		return { id: await giveKudos(aisha, input) };
	}

	async function kudosReply(): Promise<{ id: string; reply: string }> {
		const { id } = await kudos();
		const reply = newId();
		await replyToKudos(aisha, id, { id: reply, words: `${mark} reply` });
		return { id, reply };
	}

	async function kudosValue(): Promise<{ id: string }> {
		const name = `${mark} ${newId()}`;
		await addValue(ada, { name });
		return { id: (await valuesOf(ada)).find((value) => value.name === name)!.id };
	}

	async function wallLink(): Promise<{ id: string; token: string }> {
		const name = `${mark} ${newId()}`;
		const token = await makeWallLink(ada, { name });
		return { id: (await wallLinks(ada)).find((link) => link.name === name)!.id, token };
	}

	return { kudos, kudosReply, kudosValue, wallLink };
}
