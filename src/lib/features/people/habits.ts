import { formatDate, formatNumber } from '../../shared/format';

/** Something to choose, under a heading. */
export interface HabitOption {
	value: string;
	label: string;
	group?: string;
}

/** Everything an organisation chooses from when it says how it writes days, numbers and money. */
export interface HabitOptions {
	timeZones: HabitOption[];
	locales: HabitOption[];
	currencies: HabitOption[];
}

const offeredLocales =
	'en-GB en-US en-AU en-CA en-IE en-IN en-NZ en-ZA cs-CZ da-DK de-AT de-CH de-DE el-GR es-ES es-MX et-EE fi-FI fr-BE fr-CA fr-CH fr-FR hr-HR hu-HU it-IT ja-JP ko-KR lt-LT lv-LV nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO sk-SK sl-SI sv-SE tr-TR uk-UA zh-CN zh-TW'.split(
		' '
	);

const oftenUsedCurrencies = 'EUR USD GBP CHF CAD AUD SEK NOK DKK PLN CZK JPY INR'.split(' ');

/**
 * The choices, named in English as the rest of the app is.
 * @param chosen values that are in use and have to be offered, even where they are unusual
 */
export function habitOptions(chosen: { timeZone?: string; locale?: string } = {}): HabitOptions {
	return {
		timeZones: timeZones(chosen.timeZone),
		locales: locales(chosen.locale),
		currencies: currencyOptions()
	};
}

function timeZones(chosen: string | undefined): HabitOption[] {
	const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])]);
	return [...names].map((name) => {
		const [region = '', ...place] = name.split('/');
		if (place.length === 0) return { value: name, label: name };
		return { value: name, label: place.join(' / ').replaceAll('_', ' '), group: region };
	});
}

function locales(chosen: string | undefined): HabitOption[] {
	const named = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
	return [...new Set([...offeredLocales, ...(chosen ? [chosen] : [])])].map((locale) => {
		const example = `${formatDate('2026-11-17', { locale, timeZone: '', currency: '' })}, ${formatNumber(1234.5, { locale }, 1)}`;
		return { value: locale, label: `${named.of(locale) ?? locale}: ${example}` };
	});
}

function currencyOptions(): HabitOption[] {
	const named = new Intl.DisplayNames('en', { type: 'currency' });
	const option = (code: string, group: string) => ({
		value: code,
		label: `${code} ${named.of(code) ?? ''}`,
		group
	});
	const others = Intl.supportedValuesOf('currency').filter((code) => !oftenUsedCurrencies.includes(code));
	return [
		...oftenUsedCurrencies.map((code) => option(code, 'Often used')),
		...others.map((code) => option(code, 'All others'))
	];
}

/** The offered way of writing that a browser's `Accept-Language` asks for first. */
export function localeAskedFor(acceptLanguage: string | null): string {
	const asked = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
	const exact = asked.map((tag) => offeredLocales.find((locale) => locale.toLowerCase() === tag));
	const byLanguage = asked.map((tag) =>
		offeredLocales.find((locale) => locale.startsWith(`${tag.split('-')[0]}-`))
	);
	return [...exact, ...byLanguage].find((locale) => locale !== undefined) ?? 'en-GB';
}
