import ts from 'typescript';
import { nodesUnder, placeOf, type Sources } from './sources';

/** Query modules that write or could, as sentences. */
export function readersThatWrite(sources: Sources): string[] {
	const readers = [...sources.values()].filter(({ path }) => /\/queries(\.server\.ts$|\/)/.test(path));
	return readers.flatMap(({ path, tree, imports }) => {
		const transactions = imports.filter(({ names }) => names.has('inTransaction'));
		const writes = nodesUnder(tree).filter(
			(node) =>
				ts.isPropertyAccessExpression(node) &&
				/^(insert|update|delete|transaction)$/.test(node.name.text) &&
				/(^|\.)db$/.test(node.expression.getText())
		);
		return [
			...transactions.map(() => `${path} opens a transaction`),
			...writes.map((node) => `${placeOf(node)} writes`)
		];
	});
}

const mayReadClock = /^src\/(hooks\b|programs\/|lib\/shared\/clock\.ts$)/;

/** Files inside the app that ask for the present themselves. */
export function clockReaders(sources: Sources): string[] {
	return [...sources.values()]
		.filter(
			({ path, imports }) => !mayReadClock.test(path) && imports.some(({ names }) => names.has('systemClock'))
		)
		.map(({ path }) => `${path} reads the clock`);
}

const saysNothing = /(^|-)(utils?|helpers?|common|managers?|misc|data)$/;

/** Files and folders whose name does not say what is in them. */
export function badNames(paths: Iterable<string>): string[] {
	return [...paths].filter((path) =>
		path.split('/').some((part) => saysNothing.test(part.toLowerCase().replace(/\..*$/, '')))
	);
}
