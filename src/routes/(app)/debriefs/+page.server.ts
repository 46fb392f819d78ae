import { debriefList } from '$lib/features/debriefs/cases/queries.server';
import { page } from '$lib/server/answers';
import { isId } from '$lib/shared/ids';

export const load = page(async ({ context, url }) => {
	const onlyOwn = url.searchParams.get('show') === 'own';
	const before = url.searchParams.get('before') ?? '';
	const { debriefs, next } = await debriefList(context, { onlyOwn, before: isId(before) ? before : null });
	return { debriefs, next, onlyOwn, isFurther: isId(before) };
});
