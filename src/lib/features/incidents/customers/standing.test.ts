import { expect, test } from 'vitest';
import { presentOf, standingInWords } from './standing';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const writing = {
	kinds: ['writing-only' as const],
	channel: null,
	from: null,
	to: null,
	contactPerson: null
};

test('a standing reads as a line', () => {
	const today = '2027-01-10';
	const warning = { step: 'warning' as const, endsOn: '2027-03-03', restriction: null };
	expect(standingInWords(warning, habits, today)).toBe('Warning in force until Wed 3 Mar');
	expect(standingInWords({ ...warning, step: 'restriction', restriction: writing }, habits, today)).toBe(
		'Restriction in force until Wed 3 Mar; writing only'
	);
	expect(standingInWords({ ...warning, step: 'ending', endsOn: null }, habits, today)).toBe(
		'End of the relationship in force'
	);
});

test('the heaviest counts, then the one that holds longest', () => {
	const [short, long] = ['2027-01-31', '2027-03-03'].map((endsOn) => ({
		step: 'warning' as const,
		endsOn,
		restriction: null
	}));
	const restricted = { step: 'restriction' as const, endsOn: '2027-01-15', restriction: writing };
	expect(presentOf([short!, restricted, long!])).toBe(restricted);
	expect(presentOf([short!, long!])).toBe(long);
	expect(presentOf([])).toBeNull();
});
