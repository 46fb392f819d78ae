import type { ChartKind } from '../../../statistics/chart-kinds';

/** The kinds of charts that a page offers, in the order in which it does. */
export const offeredKinds = [
	'xmr',
	'u-prime',
	'p-prime',
	't',
	'run',
	'c',
	'u',
	'p',
	'g'
] as const satisfies readonly ChartKind[];

export type OfferedKind = (typeof offeredKinds)[number];

/** What the values of a chart are. */
export type Scale = 'count' | 'rate' | 'share' | 'days' | 'cases';

/** Where the days between events are charted, a point stands for the time from one to the next, not for a week. */
export type PointsAre = 'weeks' | 'times-between';

interface Kind {
	name: string;
	pointsAre: PointsAre;
	/** What it draws and how its limits are made: paragraphs for whoever asks what this chart is. */
	explanation: string;
}

export const kinds: Record<OfferedKind, Kind> = {
	xmr: {
		name: 'XmR chart',
		pointsAre: 'weeks',
		explanation:
			'An XmR chart of weekly counts. The line in the middle is the mean, the limits are 2.66 mean differences between neighbouring weeks away from it, leaving out differences of 3.267 times that mean and more. It asks nothing about how many contacts there were.'
	},
	'u-prime': {
		name: 'u′ chart (Laney)',
		pointsAre: 'weeks',
		explanation:
			'A u′ chart: what was counted in a week divided by its contacts. The limits are those of a Poisson rate, widened by how much weeks really vary (Laney 2002), because with many contacts plain limits would call nearly every week extraordinary. A week with fewer contacts has wider limits.'
	},
	u: {
		name: 'u chart',
		pointsAre: 'weeks',
		explanation:
			'A u chart: what was counted in a week divided by its contacts, with the limits of a Poisson rate. Real weeks vary more than Poisson has them, so with many contacts it calls ordinary weeks extraordinary; u′ does not.'
	},
	'p-prime': {
		name: 'p′ chart (Laney)',
		pointsAre: 'weeks',
		explanation:
			'A p′ chart of a weekly share. The limits are those of a share, widened by how much weeks really vary (Laney 2002). A week with fewer escalations to judge has wider limits.'
	},
	p: {
		name: 'p chart',
		pointsAre: 'weeks',
		explanation:
			'A p chart of a weekly share, with the limits of a share that varies by chance alone. Where real weeks vary more than that, it calls ordinary ones extraordinary; p′ does not.'
	},
	c: {
		name: 'c chart',
		pointsAre: 'weeks',
		explanation:
			'A c chart of weekly counts: the mean ± 3 times its square root, the limits of counts that vary by chance alone (Poisson). Real weeks often vary more than that; then it calls ordinary ones extraordinary.'
	},
	run: {
		name: 'Run chart',
		pointsAre: 'weeks',
		explanation:
			'A run chart: the weeks and their median, without limits. It tells by runs and crossings alone whether something has shifted, and says nothing about single weeks.'
	},
	t: {
		name: 't chart',
		pointsAre: 'times-between',
		explanation:
			'A t chart: each point is the number of days from one to the next, so that high is seldom and low is often. Such times are far from even, so limits are made of their 3.6th root, as for single values, and turned back (Nelson 1994). Several on one day count as one.'
	},
	g: {
		name: 'g chart',
		pointsAre: 'times-between',
		explanation:
			'A g chart: each point is the number of other escalations recorded from one to the next, so that high is seldom and low is often. The line in the middle is the median; the limits are the mean ± 3·√(mean·(mean + 1)). Several on one day count as one.'
	}
};

/** How every chart is to be read, whatever its kind. */
export const readingEveryChart = [
	'Every week differs a little from the one before. Between the limits, weeks are no better or worse than each other. A ringed point lies outside its limits: something was different then, and its cases are worth reading.',
	'Points that stay on one side of their median longer than chance makes them, or cross it more seldom (the Anhøj rules), tell of a shift that no single week shows.',
	'Limits are never made anew by themselves. They begin again only where somebody has marked a change, or a trial of a fix has started: the first point that lies wholly after it begins a new phase. With fewer than 12 points limits are provisional.',
	'A week in which nothing happened is a zero where recording was on. Where it was not, the week is a gap, and no line is drawn across it.'
];
