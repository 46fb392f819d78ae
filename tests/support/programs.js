import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const modules = join(root, 'node_modules');

/** What children find first on their path: the tools of this project, and its Node where it brings one. */
export const toolPath = [join(modules, '.bin'), process.env.PATH].join(delimiter);

/**
 * The script behind a command of an installed package, to be run with `process.execPath`.
 * @param {string} packageName
 * @param {string} [command] where it is not the package's own name
 */
export function binOf(packageName, command = packageName) {
	const { bin } = JSON.parse(readFileSync(join(modules, packageName, 'package.json'), 'utf8'));
	return join(modules, packageName, typeof bin === 'string' ? bin : bin[command]);
}
