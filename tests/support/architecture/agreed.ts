import type { Exception } from './imports';
import type { Doorway } from './queries';

/** Imports over the table that were agreed on. Each must be in use. */
export const agreedImports: Exception[] = [
	{
		from: 'src/lib/server/',
		to: 'src/lib/features/people/actor.ts',
		why: 'who acts is part of every context'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/features/people/actor.ts',
		why: 'what somebody may read and lead is decided by one set of rules'
	},
	{
		from: 'src/lib/server/db/schema.ts',
		to: 'src/lib/features/',
		why: 'migrations are generated from all tables together'
	},
	{
		from: 'src/lib/server/',
		to: 'src/lib/server/jobs/tables.server.ts',
		why: 'the clock remembers what it has done'
	},
	{
		from: 'src/lib/server/jobs/tables.server.ts',
		to: 'src/lib/server/jobs/job.ts',
		typesOnly: true,
		why: 'its states are named where jobs are'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/features/escalations/taxonomy.ts',
		why: 'the lists people choose from are the words that imports, insights and fixes speak'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/features/escalations/measures/measure.ts',
		why: 'a fix is judged by a measure, and says in words which'
	},
	{
		from: 'src/lib/features/escalations/counts/recording.server.ts',
		to: 'src/lib/features/people/tables.server.ts',
		why: 'one query takes one step into the index of counts for each team, so it has to begin at the teams'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/features/people/audit.server.ts',
		why: 'there is one audit log, written in the transaction of what it tells of'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/features/people/receipts.server.ts',
		why: 'what a write over the API was answered is kept in the transaction that does it'
	},
	{
		from: 'src/lib/features/people/commands/set-up.server.ts',
		to: 'src/lib/features/escalations/recording.server.ts',
		why: 'a new organisation starts with the shipped lists, in the transaction that makes it'
	},
	{
		from: 'src/lib/features/people/commands/set-up.server.ts',
		to: 'src/lib/features/playbook/starting.server.ts',
		why: 'a new organisation starts with the shipped playbook, in the transaction that makes it'
	},
	{
		from: 'src/lib/features/insights/',
		to: 'src/lib/features/escalations/',
		why: 'it only reads, and knows which questions a roll-up answers and which a covering index'
	},
	{
		from: 'src/lib/features/incidents/',
		to: 'src/lib/features/escalations/repeats.ts',
		why: 'one customer is told from another in the same way everywhere'
	},
	{
		from: 'src/lib/features/imports/',
		to: 'src/lib/features/escalations/escalation.ts',
		why: 'an import makes escalations, so it speaks in their nouns'
	},
	{
		from: 'src/lib/features/imports/run/',
		to: 'src/lib/features/people/brands.server.ts',
		why: 'brands that a file names are made, and taken out again, in the transaction of their records'
	},
	{
		from: 'src/lib/features/imports/run/undoing.server.ts',
		to: 'src/lib/features/escalations/taking-out.server.ts',
		why: 'what an import brought goes in the transaction that says how far the undoing has come'
	},
	{
		from: 'src/lib/features/debriefs/',
		to: 'src/lib/features/fixes/recording.server.ts',
		why: 'a fix that comes of looking back is linked in the transaction that makes it'
	},
	{
		from: 'src/lib/features/volumes/',
		to: 'src/lib/features/imports/',
		why: 'a file of volumes is read as any other file is'
	},
	{
		from: 'src/lib/features/imports/run/recording.server.ts',
		to: 'src/lib/features/escalations/recording.server.ts',
		why: 'rows become escalations in the transaction that says how far the import has come'
	},
	{
		from: 'src/lib/features/debriefs/actions/commands.server.ts',
		to: 'src/lib/features/fixes/recording.server.ts',
		why: 'an action becomes a fix in the transaction that says so, and once'
	},
	{
		from: 'src/lib/features/',
		to: 'src/lib/ui/options.ts',
		typesOnly: true,
		why: 'choices are made by rules and shown by components'
	}
];

/** Statements that look beyond one organisation. Each must be in use. */
export const agreedDoorways: Doorway[] = [
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'hasOrganisation',
		why: 'an install that has none is still to be set up'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'accountOf',
		why: 'who signs in gives an address, which is unique over all organisations'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'resetByToken',
		why: 'a reset link holds a token and nothing else'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'emailChangeByToken',
		why: 'a link to confirm an address holds a token and nothing else'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'invitationByToken',
		why: 'an invitation holds a token and nothing else'
	},
	{
		path: 'src/lib/features/people/queries/api-keys.server.ts',
		in: 'prepareLookUp',
		why: 'a request over the API holds a key and nothing else'
	},
	{
		path: 'src/lib/features/people/session-store.server.ts',
		in: 'sessionsOf',
		why: 'a cookie holds a token and nothing else'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'everyOrganisation',
		why: 'db:verify and an upgrade go through the organisations, one after the other'
	},
	{
		path: 'src/lib/features/people/queries/accounts.server.ts',
		in: 'everyOrganisationsHabits',
		why: 'the clock goes through the organisations, one after the other'
	},
	{
		path: 'src/lib/features/escalations/queries/repeats.server.ts',
		in: 'neighboursOf',
		why: 'its rows are what it was given; the subqueries that look beside them name the organisation in SQL'
	},
	{
		path: 'src/lib/features/escalations/rebuilding.server.ts',
		in: 'bringRollUpsUpToDate',
		why: 'an upgrade asks once which organisations are to be counted again'
	},
	{
		path: 'src/lib/features/playbook/starting.server.ts',
		in: 'bringPlaybooksUpToDate',
		why: 'an upgrade asks once which organisations lack shipped pages'
	},
	{
		path: 'src/lib/features/imports/worker.server.ts',
		in: 'resumeImports',
		why: 'the program carries on what was running when it stopped, whosever it is'
	},
	{
		path: 'src/lib/features/kudos/queries/walls.server.ts',
		in: 'organisationOfWall',
		why: 'a link to the wall holds a token and nothing else'
	},
	{
		path: 'src/lib/features/debriefs/retros/queries/guests.server.ts',
		in: 'retroByGuestLink',
		why: 'the link of a guest holds a token and nothing else'
	},
	{
		path: 'src/lib/features/debriefs/retros/queries/guests.server.ts',
		in: 'guestSeat',
		why: 'the cookie of a guest holds a token and nothing else'
	},
	{ path: 'src/lib/server/running.ts', in: 'askDatabase', why: 'it reads no table' }
];
