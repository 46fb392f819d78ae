/** A line of two texts laid over each other. */
export interface ComparedLine {
	kind: 'same' | 'removed' | 'added';
	text: string;
}

/** Beyond this many pairs of lines the texts are no longer laid over each other, which would take too long. */
const MOST_PAIRS = 1_000_000;

/**
 * Lays one text over another, line by line: what is in both, what is in the first alone, what is in the second alone.
 * The lines they share are the most there can be (the longest common subsequence).
 */
export function compareTexts(before: string, after: string): ComparedLine[] {
	const [old, young] = [before.split('\n'), after.split('\n')];
	if (old.length * young.length > MOST_PAIRS) return [...asLines('removed', old), ...asLines('added', young)];
	const shared = sharedFrom(old, young);
	const compared: ComparedLine[] = [];
	let [left, right] = [0, 0];
	while (left < old.length && right < young.length) {
		if (old[left] === young[right]) {
			compared.push({ kind: 'same', text: old[left]! });
			left++;
			right++;
		} else if (shared[left + 1]![right]! >= shared[left]![right + 1]!) {
			compared.push({ kind: 'removed', text: old[left++]! });
		} else {
			compared.push({ kind: 'added', text: young[right++]! });
		}
	}
	return [...compared, ...asLines('removed', old.slice(left)), ...asLines('added', young.slice(right))];
}

/** For each pair of places, how many lines the rests of both texts can share. */
function sharedFrom(old: readonly string[], young: readonly string[]): number[][] {
	const shared = Array.from({ length: old.length + 1 }, () => new Array<number>(young.length + 1).fill(0));
	for (let left = old.length - 1; left >= 0; left--) {
		for (let right = young.length - 1; right >= 0; right--) {
			shared[left]![right] =
				old[left] === young[right]
					? shared[left + 1]![right + 1]! + 1
					: Math.max(shared[left + 1]![right]!, shared[left]![right + 1]!);
		}
	}
	return shared;
}

function asLines(kind: ComparedLine['kind'], texts: readonly string[]): ComparedLine[] {
	return texts.map((text) => ({ kind, text }));
}
