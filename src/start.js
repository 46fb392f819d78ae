// Starts one of the programs: `start`, `demo`, `verify` or `rotate-keys`. Plain JavaScript, so that an old Node can read this far and say so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.argv[2] ?? 'start';
const built = join(root, 'build', 'programs', `${program}.js`);
const sources = [
	'src',
	'drizzle',
	'static',
	'package.json',
	'svelte.config.js',
	'vite.config.ts',
	'vite.programs.config.ts'
];

stopOnOldNode();
process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
if (isBuildNeeded()) build();
await import(pathToFileURL(built).href);

function stopOnOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 17)) return;
	console.error(
		`Evenkeel needs Node 22.17 or later; this is ${process.versions.node}. Start it through npm (npm start), which brings Node along on Linux.`
	);
	process.exit(1);
}

function isBuildNeeded() {
	if (!existsSync(join(root, 'node_modules', 'vite'))) return false;
	if (!existsSync(built)) return true;
	return sources.some((source) => newestIn(join(root, source)) > statSync(built).mtimeMs);
}

/**
 * @param {string} path
 * @returns {number} when the newest file at or below the path was changed
 */
function newestIn(path) {
	const stat = statSync(path, { throwIfNoEntry: false });
	if (!stat) return 0;
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function build() {
	console.log('Building Evenkeel once; the next start is quick.');
	const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32'
	});
	if (status === 0) return;
	console.error('The build failed; what it printed is above.');
	process.exit(1);
}
