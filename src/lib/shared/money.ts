/** An amount in minor units (cents) of the organisation's currency. */
export type MinorUnits = number;

/** How many decimals the currency is written with: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
	return (
		new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
	);
}

/**
 * Reads an amount as people type it ("12", "12.50", "1,250.00", "1.250,00", "12,5").
 * The last separator followed by at most the currency's decimals is the decimal one.
 * @returns minor units, or null where the text is no amount or exceeds what can be stored exactly
 */
export function parseAmount(text: string, currency: string): MinorUnits | null {
	const bare = text
		.trim()
		.replace(/^[^\d\-.,]+|[^\d.,]+$/g, '')
		.replace(/[\s'’]/g, '');
	const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(bare);
	if (!match) return null;
	const [, sign, digits = ''] = match;
	const decimals = decimalsOf(currency);
	const decimalAt = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	const fraction = decimalAt >= 0 ? digits.slice(decimalAt + 1) : '';
	const hasFraction = decimalAt >= 0 && fraction.length <= decimals;
	const whole = (hasFraction ? digits.slice(0, decimalAt) : digits).replace(/[.,]/g, '') || '0';
	if (!hasFraction && decimalAt >= 0 && !/^\d{1,3}([.,]\d{3})+$/.test(digits)) return null;
	const minor = Number(whole + (hasFraction ? fraction : '').padEnd(decimals, '0'));
	if (!Number.isSafeInteger(minor)) return null;
	return sign === '-' ? -minor || 0 : minor;
}

/** An amount for people, with its currency, in the organisation's locale. */
export function formatAmount(minor: MinorUnits, currency: string, locale: string): string {
	return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
		minor / 10 ** decimalsOf(currency)
	);
}

/** An amount for a form field: plain digits and a point, no currency. */
export function amountForField(minor: MinorUnits | null, currency: string): string {
	return minor === null ? '' : (minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
}
