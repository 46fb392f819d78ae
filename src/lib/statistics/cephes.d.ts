/** The package brings types, but its `exports` do not lead to them. Only what is used here is declared. */
declare module 'cephes' {
	/** Settled once the functions can be called. */
	export const compiled: Promise<void>;
	/** The regularised incomplete beta function. */
	export function incbet(a: number, b: number, x: number): number;
	/** Its inverse in x. */
	export function incbi(a: number, b: number, y: number): number;
	/** The complemented regularised incomplete gamma function. */
	export function igamc(a: number, x: number): number;
	/** The inverse in x of the complemented regularised incomplete gamma function. */
	export function igami(a: number, y: number): number;
	/** The inverse of the normal distribution function. */
	export function ndtri(y: number): number;
	/** The inverse of Student's distribution function. */
	export function stdtri(degreesOfFreedom: number, y: number): number;
}
