import { isShare, wilsonInterval, type Interval } from './shares';
import { betaQuantile, gammaQuantile, normalQuantile } from './special-functions.server';

/** How sure an interval is where nobody says otherwise. */
export const CONFIDENCE = 0.95;

/** How many standard deviations an interval of this confidence reaches either way. */
export function deviationsOf(confidence: number): number {
	return normalQuantile(1 - (1 - confidence) / 2);
}

/** The interval of a share by Wilson's method, at any confidence between 0 and 1; see `wilsonInterval`. */
export function shareInterval(count: number, of: number, confidence = CONFIDENCE): Interval | null {
	return isConfidence(confidence) ? wilsonInterval(count, of, deviationsOf(confidence)) : null;
}

/**
 * The exact interval of a share, 0 to 1, which is never too narrow and often too wide.
 *
 * Source: C. J. Clopper, E. S. Pearson, The Use of Confidence or Fiducial Limits, Biometrika 26 (1934).
 * @returns null for a share of nothing, or counts that are not whole or not between 0 and `of`
 */
export function clopperPearsonInterval(count: number, of: number, confidence = CONFIDENCE): Interval | null {
	if (!isShare(count, of) || !isCount(count) || !isCount(of) || !isConfidence(confidence)) return null;
	const tail = (1 - confidence) / 2;
	return {
		lower: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
		upper: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count)
	};
}

/**
 * The exact interval of a rate of rare events, in events per unit of exposure.
 *
 * Source: F. Garwood, Fiducial Limits for the Poisson Distribution, Biometrika 28 (1936).
 * @returns null for no exposure, or events that are no whole number of 0 or more
 */
export function poissonInterval(events: number, exposure: number, confidence = CONFIDENCE): Interval | null {
	if (!isCount(events) || !isExposure(exposure) || !isConfidence(confidence)) return null;
	const tail = (1 - confidence) / 2;
	const lower = events === 0 ? 0 : gammaQuantile(tail, events) / exposure;
	const upper = gammaQuantile(1 - tail, events + 1) / exposure;
	return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : null;
}

/** Whether something can have been counted so many times. */
export function isCount(events: number): boolean {
	return Number.isSafeInteger(events) && events >= 0;
}

/** Whether something can have been counted over so much. */
export function isExposure(exposure: number): boolean {
	return Number.isFinite(exposure) && exposure > 0;
}

/** Whether an interval can be so sure. */
export function isConfidence(confidence: number): boolean {
	return confidence > 0 && confidence < 1;
}
