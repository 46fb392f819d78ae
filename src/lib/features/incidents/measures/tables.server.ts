import {
	day,
	flag,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../../server/db/columns';
import { organisations, users } from '../../people/tables.server';
import type { ProposedStep } from '../ladder';
import { incidents } from '../tables.server';
import type { AppealState, MeasureState, Restriction } from './measure';

/** Customers as measures tell them apart: a reference and nothing else. */
export const incidentCustomers = table(
	'incident_customers',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Empty once it was anonymised. */
		reference: text().notNull(),
		/** The reference as customers are told apart by; null once it was anonymised. */
		key: text(),
		/** The customer that this one turned out to be; null where nobody said so. */
		mergedIntoId: text(),
		/** The one at the end of that line; their own id where they were not merged. */
		rootId: text().notNull(),
		createdAt: instant().notNull(),
		anonymisedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('incident_customers_key').on(t.organisationId, t.key),
		index('incident_customers_of_root').on(t.organisationId, t.rootId)
	]
);

/** What was decided about an incident: each decision a row, whatever it came to. */
export const measures = table(
	'measures',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		incidentId: text().notNull(),
		/** The customer of the incident's own reference; null where none is known. */
		customerId: text(),
		/** What the ladder proposed when it was decided, and why. */
		proposedStep: text().$type<ProposedStep>().notNull(),
		proposedWhy: text().notNull(),
		step: text().$type<ProposedStep>().notNull(),
		/** Whether it was passed on to the police. */
		police: flag().notNull(),
		restriction: json().$type<Restriction>(),
		reason: text().notNull(),
		state: text().$type<MeasureState>().notNull(),
		startsOn: day().notNull(),
		/** The last day in force; null where it has no end by itself. */
		endsOn: day(),
		reviewOn: day(),
		decidedBy: text().notNull(),
		decidedAt: instant().notNull(),
		/** Who answered, where a second person had to. */
		approvedBy: text(),
		approvedAt: instant(),
		endedAt: instant(),
		/** Sealed. */
		notice: text(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('measures_of_incident').on(t.organisationId, t.incidentId, t.decidedAt),
		index('measures_of_customer').on(t.organisationId, t.customerId, t.state),
		index('measures_by_review').on(t.organisationId, t.state, t.reviewOn),
		index('measures_by_end').on(t.organisationId, t.state, t.endsOn),
		index('measures_by_decision').on(t.organisationId, t.decidedAt),
		foreignKey({
			columns: [t.organisationId, t.incidentId],
			foreignColumns: [incidents.organisationId, incidents.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.customerId],
			foreignColumns: [incidentCustomers.organisationId, incidentCustomers.id]
		}),
		...[t.decidedBy, t.approvedBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** What customers said against a measure, and what came of it. */
export const measureAppeals = table(
	'measure_appeals',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		measureId: text().notNull(),
		receivedOn: day().notNull(),
		loggedBy: text().notNull(),
		loggedAt: instant().notNull(),
		/** What the customer wrote, sealed. */
		words: text(),
		state: text().$type<AppealState>().notNull(),
		grounds: text().notNull(),
		decidedBy: text(),
		decidedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('measure_appeals_of_measure').on(t.organisationId, t.measureId, t.loggedAt),
		index('measure_appeals_by_state').on(t.organisationId, t.state, t.loggedAt),
		foreignKey({
			columns: [t.organisationId, t.measureId],
			foreignColumns: [measures.organisationId, measures.id]
		}),
		...[t.loggedBy, t.decidedBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** After how long without new conduct the references of customers are forgotten. */
export const conductRetention = table(
	'conduct_retention',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		months: integer().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId] })]
);
