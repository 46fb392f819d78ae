import { is, Table } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialect } from '$lib/server/db/dialect';
import * as schema from '$lib/server/db/schema';

/** Indexes by which somebody is looked up before their organisation is known. */
const doorways = [
	'api_keys_hash',
	'email_changes_token',
	'invitations_token',
	'kudos_walls_token',
	'password_resets_token',
	'retro_participants_token',
	'retros_guest_link',
	'sessions_id',
	'users_email'
];

/** What both dialects must have in common, in snake case. */
interface Described {
	columns: Record<string, { notNull: boolean }>;
	primaryKey: string[];
	indexes: Record<string, { columns: string[]; unique: boolean }>;
	references: { columns: string[]; onDelete: string }[];
}

type Tables = Record<string, Described>;

/** The tables as the program knows them, whichever dialect they were built for. */
function tablesOfSchema(): Tables {
	const tables = Object.values(schema).filter((value): value is never => is(value, Table));
	return Object.fromEntries(tables.map(describeTable));
}

function describeTable(table: pg.PgTable & sqlite.SQLiteTable): [string, Described] {
	const config = dialect === 'postgres' ? pg.getTableConfig(table) : sqlite.getTableConfig(table);
	const { name, columns, primaryKeys, indexes, foreignKeys } = config as ReturnType<
		typeof sqlite.getTableConfig
	>;
	const single = columns.filter((column) => column.primary).map(nameOf);
	return [
		name,
		{
			columns: Object.fromEntries(columns.map((column) => [nameOf(column), { notNull: column.notNull }])),
			primaryKey: [...single, ...primaryKeys.flatMap((key) => key.columns.map(nameOf))],
			indexes: Object.fromEntries(
				indexes.map(({ config }) => [
					config.name,
					{ columns: config.columns.map(nameOf), unique: config.unique }
				])
			),
			references: foreignKeys.map((key) => ({
				columns: key.reference().columns.map(nameOf),
				onDelete: key.onDelete ?? 'no action'
			}))
		}
	];
}

function nameOf(column: unknown): string {
	return (column as { name: string }).name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface SnapshotTable {
	name: string;
	columns: Record<string, { name: string; primaryKey: boolean; notNull: boolean }>;
	indexes: Record<string, { columns: (string | { expression: string })[]; isUnique: boolean }>;
	foreignKeys: Record<string, { columnsFrom: string[]; onDelete: string }>;
	compositePrimaryKeys: Record<string, { columns: string[] }>;
}

/** The tables as the newest migration of a dialect leaves them. */
function tablesOfMigrations(folder: 'sqlite' | 'postgres'): Tables {
	const newest = readdirSync(`drizzle/${folder}/meta`)
		.filter((name) => name.endsWith('_snapshot.json'))
		.sort()
		.at(-1)!;
	const snapshot: { tables: Record<string, SnapshotTable> } = JSON.parse(
		readFileSync(`drizzle/${folder}/meta/${newest}`, 'utf8')
	);
	return Object.fromEntries(
		Object.values(snapshot.tables).map((table) => [table.name, describeSnapshot(table)])
	);
}

function describeSnapshot(table: SnapshotTable): Described {
	const columns = Object.values(table.columns);
	const single = columns.filter((column) => column.primaryKey).map((column) => column.name);
	return {
		columns: Object.fromEntries(columns.map(({ name, notNull }) => [name, { notNull }])),
		primaryKey: [...single, ...Object.values(table.compositePrimaryKeys).flatMap((key) => key.columns)],
		indexes: Object.fromEntries(
			Object.entries(table.indexes).map(([name, index]) => [
				name,
				{
					columns: index.columns.map((column) => (typeof column === 'string' ? column : column.expression)),
					unique: index.isUnique
				}
			])
		),
		references: Object.values(table.foreignKeys).map(({ columnsFrom, onDelete }) => ({
			columns: columnsFrom,
			onDelete
		}))
	};
}

/** Where a table does not put the organisation first, in words. */
function notByOrganisation(tables: Tables): string[] {
	return Object.entries(tables).flatMap(([table, { columns, primaryKey, indexes, references }]) => {
		const keys = [
			['the primary key', primaryKey] as const,
			...Object.entries(indexes).map(([name, index]) => [name, index.columns] as const),
			...references.map((reference) => [`the reference by ${reference.columns}`, reference.columns] as const)
		];
		const wrong = keys.filter(([name, key]) => key[0] !== 'organisation_id' && !doorways.includes(name));
		return [
			...(columns.organisation_id?.notNull ? [] : [`${table} has no organisation`]),
			...wrong.map(([name]) => `${table}: ${name}`)
		];
	});
}

const tables = tablesOfSchema();

test('every table carries the organisation first in its keys, indexes and references, the named doorways apart', () => {
	expect(Object.keys(tables).length).toBeGreaterThan(15);
	expect(notByOrganisation(tables)).toEqual([]);
	const indexes = Object.values(tables).flatMap((table) => Object.keys(table.indexes));
	expect(indexes.filter((name) => doorways.includes(name)).sort()).toEqual(doorways);
});

test('a table that does not is noticed', () => {
	const wrong: Described = {
		columns: { id: { notNull: true } },
		primaryKey: ['id'],
		indexes: { wrong_by_name: { columns: ['name', 'organisation_id'], unique: false } },
		references: [{ columns: ['team_id'], onDelete: 'no action' }]
	};
	expect(notByOrganisation({ wrong })).toEqual([
		'wrong has no organisation',
		'wrong: the primary key',
		'wrong: wrong_by_name',
		'wrong: the reference by team_id'
	]);
});

test('no reference deletes or empties what refers to it', () => {
	const references = Object.values(tables).flatMap((table) => table.references);
	expect(references.length).toBeGreaterThan(15);
	expect(references.filter(({ onDelete }) => onDelete !== 'no action')).toEqual([]);
});

describe('the migrations', () => {
	test('leave the same tables, columns, keys and indexes on both dialects', () => {
		expect(tablesOfMigrations('postgres')).toEqual(tablesOfMigrations('sqlite'));
	});

	test('have been generated from the schema as it is now', () => {
		expect(comparable(tablesOfMigrations(dialect))).toEqual(comparable(tables));
	});

	test('have the same steps on both dialects', () => {
		const steps = (folder: string) =>
			JSON.parse(readFileSync(`drizzle/${folder}/meta/_journal.json`, 'utf8')).entries.map(
				(entry: { tag: string }) => entry.tag
			);
		expect(steps('postgres')).toEqual(steps('sqlite'));
	});
});

/** References have no order of their own. */
function comparable(tables: Tables): Tables {
	const sorted = (references: Described['references']) =>
		references.toSorted((a, b) => a.columns.join().localeCompare(b.columns.join()));
	return Object.fromEntries(
		Object.entries(tables).map(([name, table]) => [name, { ...table, references: sorted(table.references) }])
	);
}
