import { DEVIATIONS_OF_95_PERCENT, type Interval } from './shares';

export interface Agreement {
	/** 1 for full agreement, 0 for what chance alone brings; negative for less. */
	kappa: number;
	standardError: number;
	/** Of 95%. */
	interval: Interval;
}

/**
 * Cohen's kappa: how far two people agree in sorting the same cases, beyond what chance brings.
 *
 * Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960).
 * @param table cases by the first person's choice (rows) and the second's (columns); square
 * @returns null without cases, or where both always chose the same one, so that chance explains everything
 */
export function cohensKappa(table: readonly (readonly number[])[]): Agreement | null {
	const rows = table.map(sumOf);
	const columns = table.map((_, column) => sumOf(table.map((row) => row[column] ?? 0)));
	const cases = sumOf(rows);
	if (!(cases > 0) || !Number.isFinite(cases)) return null;
	const observed = sumOf(table.map((row, place) => row[place] ?? 0)) / cases;
	const byChance = sumOf(rows.map((row, place) => (row / cases) * ((columns[place] ?? 0) / cases)));
	if (!(byChance < 1)) return null;
	const kappa = (observed - byChance) / (1 - byChance);
	const standardError = Math.sqrt((observed * (1 - observed)) / cases) / (1 - byChance);
	const reach = DEVIATIONS_OF_95_PERCENT * standardError;
	return { kappa, standardError, interval: { lower: kappa - reach, upper: kappa + reach } };
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
