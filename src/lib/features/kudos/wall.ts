/** Thanks as a screen in the room shows them: without what they are about, and without what was answered. */
export interface WallKudos {
	id: string;
	author: string;
	recipients: string;
	reason: string;
	values: string[];
}

const LEAST_MS = 8_000;
const MOST_MS = 40_000;
/** At a slow reader's two words a second, from across the room. */
const MS_A_WORD = 500;

/** How long thanks stand on the wall, in milliseconds. */
export function standingTime({ reason }: Pick<WallKudos, 'reason'>): number {
	const words = reason.trim().split(/\s+/).length;
	return Math.min(MOST_MS, LEAST_MS + words * MS_A_WORD);
}

/** Which comes after the one that stands, wherever that is by now: another that was given meanwhile, or that was withdrawn, stops nothing. */
export function nextOnWall(shown: readonly WallKudos[], standing: string | null): WallKudos | null {
	const place = shown.findIndex(({ id }) => id === standing);
	return shown[(place + 1) % shown.length] ?? null;
}
