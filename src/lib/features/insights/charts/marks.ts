import type { Day } from '../../../shared/days';

/** A change after which a chart is judged anew: marked by a person, or the start of a fix's trial. */
export interface ChartMark {
	id: string;
	day: Day;
	/** What changed, in the words of whoever marked it, or the title of the fix. */
	why: string;
	/** Where it came from: a person, or a fix. */
	by: { person: string; mayTakeBack: boolean } | { fixId: string };
}

/** The points that a change begins: from this place on. */
export interface MarkedPlace {
	place: number;
	marks: ChartMark[];
}

/**
 * Where changes begin new phases: with the first point that lies wholly after the change, as a week that had begun before
 * is of both. Changes that begin with the same point begin one phase together.
 * @param points in the order of time, by their first day
 */
export function markedPlaces(
	points: readonly { from: Day }[],
	marks: readonly ChartMark[]
): { begun: MarkedPlace[]; before: ChartMark[]; notYet: ChartMark[] } {
	const placed = marks
		.toSorted((a, b) => (a.day < b.day ? -1 : 1))
		.map((mark) => ({ mark, place: points.findIndex(({ from }) => from >= mark.day) }));
	const begun = new Map<number, ChartMark[]>();
	for (const { mark, place } of placed) {
		if (place > 0) begun.set(place, [...(begun.get(place) ?? []), mark]);
	}
	return {
		begun: [...begun].map(([place, together]) => ({ place, marks: together })),
		before: placed.filter(({ place }) => place === 0).map(({ mark }) => mark),
		notYet: placed.filter(({ place }) => place < 0).map(({ mark }) => mark)
	};
}
