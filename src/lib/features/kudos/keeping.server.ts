import type { WritingContext } from '$lib/server/context';
import { valuesOf } from './queries/values.server';
import { kudosValues } from './tables.server';
import { shippedValues, type Value } from './values';

/** The values of the organisation, stored from now on, as something is about to refer to them. */
export async function keptValues(inside: WritingContext): Promise<Value[]> {
	const values = await valuesOf(inside);
	const { organisationId } = inside.actor;
	if (
		values.length === shippedValues.length &&
		values.every(({ id }, place) => id === shippedValues[place]!.id)
	) {
		await inside.db
			.insert(kudosValues)
			.values(
				shippedValues.map((value, position) => ({
					...value,
					organisationId,
					position,
					createdAt: inside.now
				}))
			)
			.onConflictDoNothing();
	}
	return values;
}
