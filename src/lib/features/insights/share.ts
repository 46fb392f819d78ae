import type { Period } from '../../shared/days';

/** The address of a page with its period fixed to days, so that whoever opens it later sees the same ones. */
export function fixedAddress(url: URL, { from, to }: Period): string {
	const fixed = new URL(url);
	fixed.searchParams.delete('period');
	fixed.searchParams.set('from', from);
	fixed.searchParams.set('to', to);
	return fixed.href;
}
