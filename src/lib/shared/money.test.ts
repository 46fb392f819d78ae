import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { amountForField, parseAmount } from './money';

describe('an amount', () => {
	test.each([
		['12', 1200],
		['12.5', 1250],
		['12,50', 1250],
		['.5', 50],
		['12.', 1200],
		['1,250', 125_000],
		['1.250,00 €', 125_000],
		['1 250,00 €', 125_000],
		['1\u202f250,00\u00a0€', 125_000],
		["1'250.50", 125_050],
		['1,23,456.50', 12_345_650],
		['€ 12', 1200],
		['USD 5', 500],
		['5 usd', 500],
		['US$12.00', 1200],
		['$5.00 USD', 500],
		['kr. 50', 5000],
		['kr.50', 5000],
		['50,00 kr.', 5000],
		['Rs. 12.50', 1250],
		['12,50 zł', 1250],
		['12,-', 1200],
		['12.5000', 1250],
		['0.500', 50],
		['+5', 500]
	])('is read from “%s”', (text, minor) => {
		expect(parseAmount(text, 'EUR')).toBe(minor);
	});

	test.each(['-12.00', '−12.00', '12.00-', '(12.00)', '($12.00)', '$(12.00)', '-$12.00', '$-12.00', '- 12'])(
		'is owed the other way where “%s” says so',
		(text) => {
			expect(parseAmount(text, 'EUR')).toBe(-1200);
		}
	);

	test.each([
		'',
		'-',
		'twelve',
		'1e400',
		'1E5',
		'12k',
		'50%',
		'5 apples',
		'order 12',
		'1.2.3.4',
		'1.234.56',
		'12 34',
		'12.345,678',
		'12.3456',
		'0x10',
		'9'.repeat(30)
	])('is not read from “%s”', (text) => {
		expect(parseAmount(text, 'EUR')).toBeNull();
	});

	it('follows the decimals of its currency', () => {
		expect(parseAmount('1,250', 'JPY')).toBe(1250);
		expect(parseAmount('12.00', 'JPY')).toBe(12);
		expect(parseAmount('12.50', 'JPY')).toBeNull();
		expect(parseAmount('1.250', 'KWD')).toBe(1250);
	});

	it('is read again as it was written for a field', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e12, max: 1e12 }),
				fc.constantFrom('EUR', 'JPY', 'KWD'),
				(minor, currency) => {
					expect(parseAmount(amountForField(minor, currency), currency)).toBe(minor);
				}
			)
		);
	});

	const locales = [
		'en-US',
		'en-GB',
		'en-IN',
		'de-DE',
		'de-CH',
		'fr-FR',
		'pl-PL',
		'da-DK',
		'sv-SE',
		'pt-BR',
		'nl-NL'
	];
	const currencies = ['EUR', 'USD', 'GBP', 'PLN', 'DKK', 'SEK', 'CZK', 'INR', 'CHF', 'BRL', 'RON', 'TRY'];

	test.each(locales)('is read as %s writes it, whatever the currency', (locale) => {
		for (const currency of currencies) {
			for (const minor of [0, 5, -1250, 999_99, 1_234_567_89]) {
				const written = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 100);
				expect(parseAmount(written, currency), written).toBe(minor);
			}
		}
	});
});
