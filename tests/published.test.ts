import { describe, expect, it } from 'vitest';
import { haveShared, sharedFiles, sharedJson } from './support/shared-files';
import { compareCase, kindsCompared } from './support/published/compare';
import type { PublishedCase } from './support/published/cases';
import { compareWeeklyChart, type WeeklyChart } from './support/published/weekly';

/** Figures computed by published R packages. They lie beside the project, not in it. */
const found = haveShared('spc/expected.json');
const cases = found ? sharedJson<PublishedCase[]>('spc/expected.json') : [];
const disagreements = new Map(cases.map((each) => [each.id, compareCase(each)]));
const disagreeing = [...disagreements].filter(([, found]) => found.length > 0);

const complaints = sharedFiles('complaints/expected', '.expected.json')
	.map((path) => sharedJson<{ file: string; weekly_chart?: WeeklyChart }>(path))
	.filter((each): each is { file: string; weekly_chart: WeeklyChart } => each.weekly_chart !== undefined);

describe.skipIf(!found)('Figures computed by published packages', () => {
	it(`agree with ours: ${cases.length - disagreeing.length} of ${cases.length} cases`, () => {
		expect(cases.length).toBeGreaterThan(0);
		expect(disagreeing.flatMap(([id, found]) => found.map((each) => `${id}: ${each}`))).toEqual([]);
	});

	it('are compared whatever their kind', () => {
		const kinds = new Set(cases.map(({ kind }) => kind));
		expect([...kinds].filter((kind) => !kindsCompared.has(kind))).toEqual([]);
	});

	it('are those of the inputs that lie beside them', () => {
		const ids = (each: PublishedCase[]) => each.map(({ id, kind }) => `${id}: ${kind}`);
		expect(ids(cases)).toEqual(ids(sharedJson<PublishedCase[]>('spc/cases.json')));
	});

	it(`agree with ours on the weekly counts of ${complaints.length} files of complaints`, () => {
		expect(
			complaints.flatMap(({ file, weekly_chart: chart }) =>
				compareWeeklyChart(chart).map((disagreement) => `${file}: ${disagreement}`)
			)
		).toEqual([]);
	});
});
