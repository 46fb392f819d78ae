/** An amount in minor units (cents) of the organisation's currency. */
export type MinorUnits = number;

/** How many decimals the currency is written with: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
	return (
		new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
	);
}

/** A number with what stands around it. A point after letters belongs to them, as in “kr. 50”. */
const AMOUNT =
	/^(?<before>\D*?)(?<digits>(?:(?<!\p{L})[.,])?\d(?:[\d.,\s'’]*\d)?)(?:[.,](?<dash>[-–—]{1,2})?)?(?<after>\D*)$/u;

/** How currencies are called beside their signs and codes. */
const LOCAL_NAMES = /^(?:[dins]?kr|zł|kč|ft|lei|rs|rp|rm|r|fr|sfr|tl|lv|лв|руб|грн|дин)\.?$/iu;

let codes: ReadonlySet<string> | undefined;

/**
 * Reads an amount as people and programs write it ("12", "12.50", "1,250.00", "1.250,00 €", "USD 5", "(12.00)").
 * The last separator followed by at most the currency's decimals is the decimal one. A minus may stand anywhere before
 * the number or after it, and brackets mean one, as in ledgers.
 * @returns minor units, or null where the text is no amount or exceeds what can be stored exactly
 */
export function parseAmount(text: string, currency: string): MinorUnits | null {
	const { before = '', digits = '', after = '' } = AMOUNT.exec(text.trim())?.groups ?? {};
	if (digits === '' || !isCurrency(before) || !isCurrency(after)) return null;
	const minor = minorOf(digits, decimalsOf(currency));
	if (minor === null || !Number.isSafeInteger(minor)) return null;
	const signs = before + after;
	return /[-−]/.test(signs) || /\(.*\)/.test(signs) ? -minor || 0 : minor;
}

/** Whether what stands beside a number, signs and brackets aside, is nothing or a currency's name. */
function isCurrency(beside: string): boolean {
	const name = beside.replace(/[-−+()\s]/g, '');
	if (name === '' || /^\p{L}{0,3}\p{Sc}\p{L}{0,3}$/u.test(name) || LOCAL_NAMES.test(name)) return true;
	codes ??= new Set(Intl.supportedValuesOf('currency'));
	return codes.has(name.toUpperCase());
}

function minorOf(digits: string, decimals: number): number | null {
	const decimalAt = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	const fraction = decimalAt < 0 ? '' : digits.slice(decimalAt + 1);
	const isWhole = decimalAt < 0 || (fraction.length > decimals && ungrouped(digits) !== null);
	if (isWhole) return scaled(ungrouped(digits), '', decimals);
	const front = digits.slice(0, decimalAt);
	// Zeros beyond the decimals are how databases write them; other digits would have to be rounded.
	if (/[^0]/.test(fraction.slice(decimals)) || front.includes(digits[decimalAt]!)) return null;
	return scaled(front === '' ? '0' : ungrouped(front), fraction.slice(0, decimals), decimals);
}

function scaled(whole: string | null, fraction: string, decimals: number): number | null {
	return whole === null ? null : Number(whole + fraction.padEnd(decimals, '0'));
}

/** The digits of a whole number, whose thousands may be set apart, also as in India; null where they are not. */
function ungrouped(digits: string): string | null {
	const isNumber =
		/^\d+$/.test(digits) ||
		/^[1-9]\d{0,2}([.,\s'’])\d{3}(?:\1\d{3})*$/.test(digits) ||
		/^[1-9]\d?(?:,\d{2})*,\d{3}$/.test(digits);
	return isNumber ? digits.replace(/\D/g, '') : null;
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
