import * as v from 'valibot';
import { filtersFrom, placeFrom } from '../../../src/lib/features/kudos/filters';
import { kudosForm, type KudosForm } from '../../../src/lib/features/kudos/forms';
import { feedOf } from '../../../src/lib/features/kudos/queries.server';
import { shippedValues } from '../../../src/lib/features/kudos/values';
import type { Context } from '../../../src/lib/server/context';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { northwind } from '../../support/team';

export type Person = 'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen';

export async function teams() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	const as = organisation.as as Record<Person, Context>;
	return { db, ...organisation, as, id: (person: Person) => as[person].actor.userId };
}

export const filled = (given: Partial<Record<keyof KudosForm, unknown>>): KudosForm =>
	v.parse(kudosForm, {
		id: newId(),
		reason: 'Stayed with a caller for an hour',
		valueIds: [shippedValues[0]!.id],
		...given
	});

export const later = (context: Context, minutes: number): Context => ({
	...context,
	now: new Date(context.now.getTime() + minutes * 60_000)
});

export const feed = (context: Context, search = '', place: string | null = null, most?: number) =>
	feedOf(context, filtersFrom(new URLSearchParams(search)), placeFrom(place), most);

export const refusal = (thanks: Promise<unknown>) =>
	thanks.then(
		() => ({}),
		(problem: { fields?: Record<string, string> }) => problem.fields ?? problem
	);
