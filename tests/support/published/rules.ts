import {
	makingDataCountRules,
	nelsonRules,
	westernElectricRules,
	type JudgedPoint,
	type Rule
} from '../../../src/lib/statistics/rules';
import type { SeriesValue } from '../../../src/lib/statistics/xmr';
import {
	TOLERANCE,
	compareExactly,
	compareFigure,
	type Disagreements,
	type Published,
	type PublishedCase
} from './cases';
import { chartOf, compareLimits } from './charts';

/** Which points the rules of qcc mark, by the number of the rule. */
export interface QccRules {
	center: number;
	std_dev: number;
	western_electric: Record<string, number[]>;
	nelson: Record<string, number[]>;
}

/** A chart of NHSRplotthedots. */
export interface MakingDataCount {
	screen_outliers: boolean;
	mean: Published[];
	lpl: Published[];
	upl: Published[];
	special_cause_type: string[];
}

/** Which of our rules a published name stands for. */
const ruleNames: Record<string, number> = {
	'Above UCL': 0,
	'Below LCL': 0,
	'7 Points Above CL': 1,
	'7 Points Below CL': 1,
	'7 Point Trend (Increasing)': 2,
	'7 Point Trend (Decreasing)': 2
};

/** Whether our rules mark the points that those of qcc mark. */
export function compareWithQccRules(
	values: readonly SeriesValue[],
	published: QccRules | null
): Disagreements {
	if (!published) return [];
	const points = values.map((value): JudgedPoint => ({
		value,
		centre: published.center,
		deviation: published.std_dev
	}));
	return [
		...compareMarks('Western Electric', westernElectricRules, points, published.western_electric),
		...compareMarks('Nelson', nelsonRules, points, published.nelson)
	];
}

function compareMarks(
	what: string,
	rules: readonly Rule[],
	points: readonly JudgedPoint[],
	published: Record<string, number[]>
): Disagreements {
	return rules.flatMap(({ marks }, place) =>
		compareExactly(
			`${what} rule ${place + 1}`,
			marks(points).map((marked) => marked + 1),
			published[`rule${place + 1}`]
		)
	);
}

/** Whether our XmR chart, and the points that our rules mark, are those of NHSRplotthedots. */
export function compareWithMakingDataCount(
	input: PublishedCase['input'],
	published: MakingDataCount
): Disagreements {
	const { points, phases } = chartOf('xmr', input, { screened: published.screen_outliers });
	return phases.flatMap(({ first, last }) => {
		const part = points.slice(first, last + 1);
		const [head] = part;
		const lower = published.lpl[first] ?? null;
		const mean = compareFigure('mean', head?.centre ?? null, published.mean[first] ?? null);
		// A mostly constant series: screening took every moving range away, where ours then counts them all.
		if (lower === null && published.screen_outliers) return mean;
		const limits = part.flatMap((point, place) =>
			compareLimits(
				`place ${first + place + 1}`,
				point,
				published.lpl[first + place] ?? null,
				published.upl[first + place] ?? null,
				TOLERANCE
			)
		);
		const judged = part.map(({ value, centre, upper }): JudgedPoint => ({
			value,
			centre: centre ?? 0,
			deviation: upper === null ? 0 : (upper - (centre ?? 0)) / 3
		}));
		return [
			...mean,
			...limits,
			...compareCauses(judged, published.special_cause_type.slice(first, last + 1))
		];
	});
}

function compareCauses(points: readonly JudgedPoint[], published: readonly string[]): Disagreements {
	const marked = makingDataCountRules.map(({ marks }) => new Set(marks(points)));
	return published.flatMap((cause, place) => {
		const ours = marked.findIndex((places) => places.has(place));
		const theirs = cause === 'Common Cause' ? -1 : (ruleNames[cause] ?? 3);
		return compareExactly(`special cause ${place + 1}`, ours, theirs);
	});
}
