import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paretoOf, vitalFew } from './pareto';
import { crossingsLimitOf, longestRunLimitOf, runsAnalysis } from './runs';
import { LIMITS_PER_MOVING_RANGE, outsideOf, xmrLimits, type SeriesValue, type XmrLimits } from './xmr';

/** Charts computed by published R packages. They lie beside the project, not in it. */
const folder = resolve('../shared/data/spc');
const read = (file: string) => {
	const path = resolve(folder, file);
	return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PublishedCase[]) : [];
};

interface RunsFigures {
	n_useful: number;
	longest_run: number | null;
	longest_run_max: number | null;
	n_crossings: number | null;
	n_crossings_min: number | null;
	runs_signal: boolean;
}
interface QicChart {
	screened_moving_ranges: boolean;
	cl: number[];
	lcl: (number | null)[];
	ucl: (number | null)[];
	sigma_signal: boolean[];
	runs: RunsFigures[];
}
interface MakingDataCount {
	screen_outliers: boolean;
	mean: number[];
	lpl: (number | null)[];
	upl: (number | null)[];
}
interface PublishedCase {
	id: string;
	kind: string;
	input: {
		values: SeriesValue[];
		freeze?: number;
		part?: number[];
		exclude?: number[];
		labels: string[];
		counts: number[];
		n: number[];
	};
	expected: {
		making_data_count: MakingDataCount[];
		i_chart: QicChart[];
		label: string[];
		count: number[];
		cumulative_share: (number | null)[];
		total: number;
		vital_few_80: string[];
		rows: { n_useful: number; longest_run_max: number; n_crossings_min: number }[];
	} & QicChart;
}

const expected = read('expected.json');
const inputs = new Map(read('cases.json').map(({ id, input }) => [id, input]));
const casesOf = (kind: string) => expected.filter((each) => each.kind === kind);
const xmrCases = casesOf('xmr').filter(({ input }) => !input.exclude);
const runCases = casesOf('run').filter(({ input }) => !input.freeze && !input.part && !input.exclude);

/** qicharts2 divides by 1.128 where we multiply by 2.66; both are 3 / d2. */
const QIC_LIMITS_PER_MOVING_RANGE = 3 / 1.128;

interface WeeklyChart {
	counts: number[];
	xmr_qicharts2_unscreened: { sigma_signal: boolean[] };
	run_chart_anhoej: RunsFigures & { median: number };
	making_data_count_unscreened_decrease_is_improvement: { mean: number; lpl: number; upl: number };
}
const complaintsFolder = resolve('../shared/data/complaints/expected');
const complaints = (existsSync(complaintsFolder) ? readdirSync(complaintsFolder) : [])
	.filter((file) => file.endsWith('.expected.json'))
	.map((file) => JSON.parse(readFileSync(resolve(complaintsFolder, file), 'utf8')))
	.filter((each): each is { file: string; weekly_chart: WeeklyChart } => Boolean(each.weekly_chart));

const found = expected.length > 0;

describe.skipIf(!found)(
	`Charts computed by published packages${found ? '' : ' (skipped: none beside the project)'}`,
	() => {
		it(`agree with ours: ${xmrCases.length} XmR cases`, ({ annotate }) => {
			for (const each of xmrCases) {
				for (const chart of each.expected.making_data_count) {
					eachPhase(each, (phase, at) => {
						const limits = xmrLimits(phase.baseline, { screened: chart.screen_outliers });
						expectLimits(
							each.id,
							limits,
							chart.mean[at],
							chart.lpl[at],
							chart.upl[at],
							LIMITS_PER_MOVING_RANGE
						);
					});
				}
				for (const chart of each.expected.i_chart) {
					eachPhase(each, (phase, at) => {
						const limits = xmrLimits(phase.baseline, { screened: chart.screened_moving_ranges });
						expectLimits(
							each.id,
							limits,
							chart.cl[at],
							chart.lcl[at],
							chart.ucl[at],
							QIC_LIMITS_PER_MOVING_RANGE
						);
						expectSignals(
							each.id,
							phase.values,
							chart.sigma_signal.slice(at, at + phase.values.length),
							limits
						);
						const figures = chart.runs[phase.number];
						if (figures) expectRuns(each.id, phase.values, figures, chart.cl[at]);
					});
				}
			}
			return annotate(`${xmrCases.length} XmR cases compared with NHSRplotthedots and qicharts2`);
		});

		it(`agree with ours: ${runCases.length} run-chart cases`, ({ annotate }) => {
			for (const { id, input, expected: chart } of runCases) {
				const figures = chart.runs[0];
				if (!figures) throw new Error(`${id} has no runs analysis`);
				expect(runsAnalysis(input.values).centre, id).toBeCloseTo(chart.cl[0] ?? NaN, 9);
				expectRuns(id, input.values, figures);
			}
			return annotate(`${runCases.length} run-chart cases compared with qicharts2`);
		});

		it(`agree with ours: weekly counts of ${complaints.length} complaint files`, () => {
			for (const { file, weekly_chart: chart } of complaints) {
				const limits = xmrLimits(chart.counts, { screened: false });
				const { mean, lpl, upl } = chart.making_data_count_unscreened_decrease_is_improvement;
				expectLimits(file, limits, mean, lpl, upl, LIMITS_PER_MOVING_RANGE);
				expectSignals(file, chart.counts, chart.xmr_qicharts2_unscreened.sigma_signal, limits);
				expect(runsAnalysis(chart.counts).centre, file).toBe(chart.run_chart_anhoej.median);
				expectRuns(file, chart.counts, chart.run_chart_anhoej);
			}
		});

		it('agree with ours: critical values of the Anhøj rules', () => {
			const rows = casesOf('anhoej_limits').flatMap(({ expected: { rows } }) => rows);
			expect(rows.length).toBeGreaterThan(0);
			for (const row of rows) {
				expect(longestRunLimitOf(row.n_useful), `run of ${row.n_useful}`).toBe(row.longest_run_max);
				expect(crossingsLimitOf(row.n_useful), `crossings of ${row.n_useful}`).toBe(row.n_crossings_min);
			}
		});

		it('agree with ours: Pareto orders and shares', () => {
			const cases = casesOf('pareto');
			expect(cases.length).toBeGreaterThan(0);
			for (const { id, input, expected: published } of cases) {
				const counted = input.labels.map((label, place) => ({
					id: label,
					label,
					count: input.counts[place] ?? 0
				}));
				const pareto = paretoOf(counted, published.total);
				expect(
					pareto.bars.map(({ label }) => label),
					id
				).toEqual(published.label);
				expect(
					pareto.bars.map(({ count }) => count),
					id
				).toEqual(published.count);
				for (const [place, bar] of pareto.bars.entries()) {
					expectClose(`${id} cumulative share`, bar.cumulativeShare, published.cumulative_share[place] ?? 0);
				}
				expect(
					vitalFew(pareto).map(({ label }) => label),
					id
				).toEqual(published.vital_few_80);
			}
		});

		it('were computed from the inputs that lie beside them', () => {
			for (const each of [...xmrCases, ...runCases]) {
				expect(inputs.get(each.id)?.values, each.id).toHaveLength(each.input.values.length);
			}
		});
	}
);

interface Phase {
	number: number;
	values: SeriesValue[];
	/** What the limits are made of: the frozen baseline, or the whole phase. */
	baseline: SeriesValue[];
}

/** `part` holds the last place of each phase, counted from one; `freeze` the length of the baseline. */
function eachPhase({ input }: PublishedCase, visit: (phase: Phase, at: number) => void): void {
	const starts = [0, ...(input.part ?? [])];
	for (const [number, start] of starts.entries()) {
		const values = input.values.slice(start, starts[number + 1]);
		visit({ number, values, baseline: values.slice(0, input.freeze) }, start);
	}
}

/** Relative tolerance 1e-6, as the provenance of the figures asks. */
function expectClose(what: string, actual: number, published: number): void {
	expect(Math.abs(actual - published), `${what}: ${actual} for ${published}`).toBeLessThanOrEqual(
		1e-6 * Math.max(1, Math.abs(published))
	);
}

/** Published limits of no width, and null ones, both mean that there are none to speak of. */
function expectLimits(
	id: string,
	ours: ReturnType<typeof xmrLimits>,
	mean: number | undefined,
	lower: number | null | undefined,
	upper: number | null | undefined,
	perMovingRange: number
): void {
	const none =
		lower === null || lower === undefined || upper === null || upper === undefined || upper === lower;
	if (typeof ours === 'string') {
		expect(none, `${id} has no limits: ${ours}`).toBe(true);
		return;
	}
	expectClose(`${id} mean`, ours.mean, mean ?? NaN);
	// A mostly constant series: screening took every range away, where ours counts them all.
	if (none) return;
	expectClose(`${id} lower`, ours.mean - perMovingRange * ours.meanMovingRange, lower);
	expectClose(`${id} upper`, ours.mean + perMovingRange * ours.meanMovingRange, upper);
	if (perMovingRange === LIMITS_PER_MOVING_RANGE) expectClose(`${id} our upper`, ours.upper, upper);
}

function expectSignals(
	id: string,
	values: SeriesValue[],
	published: boolean[],
	limits: XmrLimits | string
): void {
	if (typeof limits === 'string') return;
	const reach = QIC_LIMITS_PER_MOVING_RANGE * limits.meanMovingRange;
	const theirs = { ...limits, lower: limits.mean - reach, upper: limits.mean + reach };
	if (limits.meanMovingRange === 0) return;
	expect(
		outsideOf(values, theirs).map((side) => side !== null),
		`${id} signals`
	).toEqual(published);
}

function expectRuns(id: string, values: SeriesValue[], published: RunsFigures, centre?: number): void {
	const ours = runsAnalysis(values, centre);
	expect(
		{
			n_useful: ours.useful,
			longest_run: ours.longestRun?.length ?? null,
			longest_run_max: ours.longestRunLimit,
			n_crossings: ours.crossings,
			n_crossings_min: ours.crossingsLimit,
			runs_signal: ours.shift || ours.fewCrossings
		},
		`${id} runs`
	).toEqual({
		n_useful: published.n_useful,
		longest_run: published.longest_run,
		longest_run_max: published.longest_run_max,
		n_crossings: published.n_crossings,
		// One of them is written as -0.
		n_crossings_min: published.n_crossings_min === null ? null : published.n_crossings_min + 0,
		runs_signal: published.runs_signal
	});
}
