import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import { avoidableAnswers, wasAvoidable, type Avoidable } from '../../escalations/escalation';
import { casesAddress, NONE, searchOf, type InsightsFilter } from '../filter';
import { escalations, LEAST_FOR_A_SHARE, partOf, periodInWords, shortened } from '../findings';
import { aboutWhat } from '../view/about';
import { filtersView, type FiltersView } from '../view/filters';
import { nothingView, type NothingView } from '../view/nothing';
import type { ParetoView } from '../view/pareto';
import type { FiguresView } from '../view/parts';
import { rankingView } from '../view/ranking';
import { countCell, shareCells, whatAnIntervalIs, withInterval } from '../view/shares';
import type { HandUps } from './hand-ups';

/** The page of hand-ups in words and shapes. */
export interface HandUpsView {
	title: string;
	sub: string | null;
	filters: FiltersView | null;
	/** Set where there is nothing to show. */
	nothing: NothingView | null;
	firstLines: ParetoView;
	outcomes: ParetoView;
	unchanged: FiguresView;
	avoidable: FiguresView;
}

export const HAND_UPS = '/insights/hand-ups';

/** Says in words and shapes what was handed up. */
export function handUpsView(found: HandUps, habits: Habits, mayImport: boolean): HandUpsView {
	const { filter, choices, records, hasRecords } = found;
	return {
		title: records > 0 ? headline(found, habits) : 'Hand-ups',
		sub: hasRecords ? aboutWhat(found, habits) : null,
		filters: hasRecords ? filtersView({ ...filter, trend: null }, choices) : null,
		nothing: records > 0 ? null : nothingView(found, habits, mayImport, HAND_UPS),
		firstLines: rankingView(
			{
				kind: 'first-line',
				name: 'First-line reason',
				pareto: found.firstLines,
				missing: found.firstLines.missing,
				casesOf: (id) => casesAddress(filter, { firstLine: id ?? NONE }),
				csv: fileAddress('first-line-reasons', filter),
				howToName:
					'Say why the first line could not finish when you log or hand over an escalation; what keeps it from finishing then shows here.'
			},
			habits
		),
		outcomes: rankingView(
			{
				kind: 'outcome',
				name: 'Outcome',
				pareto: found.outcomes,
				missing: found.outcomes.missing,
				casesOf: (id) => casesAddress(filter, { outcome: id ?? NONE }),
				csv: fileAddress('outcomes', filter),
				howToName:
					'Choose an outcome when you resolve an escalation; what escalations end in then shows here.'
			},
			habits
		),
		unchanged: unchangedView(found, habits),
		avoidable: avoidableView(found, habits)
	};
}

/** The files of this page, by the name they have in its address. */
export type HandUpsFile = 'first-line-reasons' | 'outcomes' | 'same-answer' | 'avoidable';

function fileAddress(file: HandUpsFile, filter: InsightsFilter): string {
	return `${HAND_UPS}/${file}.csv${searchOf(filter, { trend: null, reasonLevel: 'entry' })}`;
}

function headline({ firstLines, records }: HandUps, habits: Habits): string {
	const [first, second] = firstLines.bars;
	if (!first)
		return `${escalations(records, habits)}, none with a reason why the first line could not finish`;
	const part = partOf(first.count, records, habits);
	if (second?.count === first.count) {
		return `${shortened(first.label)} and ${shortened(second.label)} each kept the first line from finishing in ${part}`;
	}
	return `${shortened(first.label)} kept the first line from finishing in ${part}`;
}

function unchangedView({ unchanged, filter }: HandUps, habits: Habits): FiguresView {
	const { days, reasons, sameAnswers } = unchanged;
	const asked = reasons.filter(({ isBeyondAuthority }) => isBeyondAuthority);
	const decided = asked.reduce((sum, reason) => sum + reason.decided, 0);
	const same = asked.reduce((sum, reason) => sum + reason.unchanged, 0);
	const over = isSamePeriod(days, filter.choice.period)
		? periodInWords(days, habits)
		: `Whole weeks, ${periodInWords(days, habits)}`;
	const [only, another] = sameAnswers;
	const casesOf = (firstLine: string, outcome?: string) =>
		casesAddress(filter, { firstLine, outcome, period: days });
	return {
		title: unchangedTitle(same, decided, habits),
		measure: [over, withInterval(same, decided, habits)].filter((part) => part !== '').join(' · '),
		sentences: sentencesOnUnchanged(unchanged, same, decided, habits),
		foot:
			reasons.length === 0
				? null
				: {
						table: {
							id: 'same-answer-table',
							caption: 'Hand-ups that ended in the same answer, by first-line reason',
							columns: [
								{ label: 'First-line reason', isNumber: false },
								{ label: 'With an outcome', isNumber: true },
								{ label: 'Same answer', isNumber: true },
								{ label: 'Share', isNumber: true },
								{ label: '95% interval', isNumber: true }
							],
							rows: reasons.map(({ id, name, decided, unchanged }) => ({
								heading: { label: name, href: casesOf(id) },
								cells: [
									countCell(decided, null, habits),
									countCell(unchanged, only && !another ? casesOf(id, only.id) : null, habits),
									...shareCells(unchanged, decided, habits)
								]
							}))
						},
						csv: fileAddress('same-answer', filter),
						explanation: [
							'A hand-up changed nothing where the first line had the answer but not the authority to give it, and the answer stayed the same. The customer waited for a no that could have been said at once. For the other reasons the same answer can still have been worth the hand-up: somebody knew more, or had a tool to look with.',
							whatAnIntervalIs
						]
					}
	};
}

function unchangedTitle(same: number, decided: number, habits: Habits): string {
	if (decided === 0) return 'No hand-up beyond authority has an outcome here';
	if (decided < LEAST_FOR_A_SHARE)
		return `${same} of ${decided} hand-ups beyond authority changed nothing: too few for a share`;
	return `${formatShare(same / decided, habits)} of hand-ups beyond authority changed nothing`;
}

function sentencesOnUnchanged(
	{ sameAnswers }: HandUps['unchanged'],
	same: number,
	decided: number,
	habits: Habits
): string[] {
	if (sameAnswers.length === 0) {
		return [
			'No outcome in your list says that the answer stayed the same, so no hand-up can be counted as having changed nothing.'
		];
	}
	if (decided === 0) return [];
	const called = sameAnswers.map(({ name }) => `“${name}”`).join(', ');
	return [
		`${formatNumber(same, habits)} of ${formatNumber(decided, habits)} that were handed up for want of authority, and have an outcome, ended in ${called}.`
	];
}

/** The answers that say it could have been spared, in their order, then the one that says it could not. */
const inOrder = [
	...(Object.keys(avoidableAnswers) as Avoidable[]).filter(wasAvoidable),
	'no'
] satisfies Avoidable[];

const byWhat: Record<Avoidable, string> = {
	authority: 'With more authority',
	information: 'With better information',
	tool: 'With a better tool or access',
	upstream: 'With a fix upstream',
	no: 'Could not have been spared'
};

function avoidableView({ avoidable, filter, records }: HandUps, habits: Habits): FiguresView {
	const { judged, unjudged, answers } = avoidable;
	const spared = judged - answers.no;
	const row = (label: string, count: number, answer: string | null) => ({
		heading: { label, href: answer && casesAddress(filter, { avoidable: answer }) },
		cells: [
			countCell(count, answer && casesAddress(filter, { avoidable: answer }), habits),
			...shareCells(count, judged, habits)
		]
	});
	const notJudged = {
		heading: { label: 'Not judged', href: casesAddress(filter, { avoidable: NONE }) },
		cells: [countCell(unjudged, casesAddress(filter, { avoidable: NONE }), habits), '–', '–']
	};
	return {
		title: avoidableTitle(spared, judged, habits),
		measure: [
			`${formatNumber(judged, habits)} of ${escalations(records, habits)} judged`,
			withInterval(spared, judged, habits)
		]
			.filter((part) => part !== '')
			.join(' · '),
		sentences:
			judged > 0
				? []
				: [
						'Say when you resolve an escalation whether it could have been spared, and by what; the shares then show here.'
					],
		foot:
			judged === 0
				? null
				: {
						table: {
							id: 'avoidable-table',
							caption: 'Escalations that could have been spared, by what',
							columns: [
								{ label: 'Could it have been spared', isNumber: false },
								{ label: 'Escalations', isNumber: true },
								{ label: 'Share of those judged', isNumber: true },
								{ label: '95% interval', isNumber: true }
							],
							rows: [
								row('Any of these', spared, 'yes'),
								...inOrder.map((answer) => row(byWhat[answer], answers[answer], answer)),
								...(unjudged > 0 ? [notJudged] : [])
							]
						},
						csv: fileAddress('avoidable', filter),
						explanation: [
							'Shares are of the escalations that somebody judged. Those that nobody judged may well differ, so a share of few of them says little about the rest.',
							whatAnIntervalIs
						]
					}
	};
}

function avoidableTitle(spared: number, judged: number, habits: Habits): string {
	if (judged === 0) return 'Nobody has judged yet whether these could have been spared';
	if (judged < LEAST_FOR_A_SHARE)
		return `${spared} of ${judged} judged could have been spared: too few for a share`;
	return `${formatShare(spared / judged, habits)} of those judged could have been spared`;
}

function isSamePeriod(a: { from: string; to: string }, b: { from: string; to: string }): boolean {
	return a.from === b.from && a.to === b.to;
}
