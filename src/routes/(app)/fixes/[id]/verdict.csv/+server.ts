import { exportVerdict } from '$lib/features/fixes/commands/verdicts.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url: { searchParams }, params }) => {
	const weeks = searchParams.get('weeks') === 'since' ? 'since-adoption' : 'of-verdict';
	return csvResponse(
		'verdict.csv',
		await exportVerdict(context, params.id!, searchParams.get('cycle'), weeks)
	);
});
