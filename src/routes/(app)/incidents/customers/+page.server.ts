import { customersList, retentionMonths } from '$lib/features/incidents/customers/queries.server';
import { standingInWords } from '$lib/features/incidents/customers/standing';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, url }) => {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const [after, before] = ['after', 'before'].map((name) =>
		url.searchParams.get(name)?.replaceAll('\0', '').toWellFormed()
	);
	const [{ rows, previous, next }, months] = await Promise.all([
		customersList(context, before ? { before } : after ? { after } : null),
		retentionMonths(context)
	]);
	return {
		rows: rows.map(({ id, reference, present }) => ({
			id,
			reference,
			standing: present && standingInWords(present, habits, today)
		})),
		previous,
		next,
		months
	};
});
