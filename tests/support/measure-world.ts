import * as v from 'valibot';
import { mergeCustomer } from '../../src/lib/features/incidents/customers/commands.server';
import { logAppeal } from '../../src/lib/features/incidents/measures/commands/appeals.server';
import { decide, takeOn } from '../../src/lib/features/incidents/measures/commands/decisions.server';
import { decisionForm } from '../../src/lib/features/incidents/measures/forms';
import { groupOfReference } from '../../src/lib/features/incidents/measures/queries.server';
import type { Context } from '../../src/lib/server/context';
import { addDays, dayOf } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';

/**
 * What requests about measures can be about; Ada decided, so that Lena can answer.
 * @param mark stands in every text
 * @param incident logs one that Aisha met
 */
export function measuresOf(
	{ ada, aisha }: Record<'ada' | 'aisha', Context>,
	mark: string,
	incident: (given?: Record<string, string>) => Promise<{ id: string }>
) {
	const soon = (context: Context, days: number) =>
		addDays(dayOf(context.now, context.actor.habits.timeZone), days);

	/** What an admin decided about what Aisha met, so that Lena can answer for it. */
	async function decision(given: Record<string, string> = {}): Promise<{ id: string; incident: string }> {
		const { id } = await incident();
		await takeOn(ada, id);
		const input = v.parse(decisionForm, {
			version: '2',
			step: 'warning',
			reason: `${mark} reason`,
			endsOn: soon(ada, 60),
			reviewOn: soon(ada, 30),
			notice: `${mark} notice`,
			...given
		});
		return { id: await decide(ada, id, input), incident: id };
	}

	const endingToApprove = () => decision({ step: 'ending', endsOn: '' });

	async function appeal(): Promise<{ id: string; appeal: string }> {
		const { id } = await decision();
		const receivedOn = soon(ada, 0);
		return { id, appeal: await logAppeal(aisha, id, { receivedOn, words: `${mark} appeal` }) };
	}

	/** Two customers with a record each. */
	async function customers(): Promise<{ id: string; reference: string }> {
		const references = [`${mark} ${newId()}`, `${mark} ${newId()}`] as const;
		for (const customerReference of references) await incident({ customerReference });
		const { rootId } = (await groupOfReference(ada, references[0]))!;
		return { id: rootId, reference: references[1] };
	}

	async function mergedCustomer(): Promise<{ id: string }> {
		const { id, reference } = await customers();
		await mergeCustomer(ada, id, { reference });
		return { id };
	}

	return { decidedMeasure: () => decision(), endingToApprove, appeal, customers, mergedCustomer };
}
