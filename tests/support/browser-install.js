import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.js';
import { binOf } from './programs.js';

/**
 * The browser of this machine, installed first where there is none.
 * @returns {string} its path
 * @throws {Error} with a sentence that says what to install
 */
export function findOrInstallChromium() {
	const ways = mayUseApt() ? [installFromDebian, installFromPlaywright] : [installFromPlaywright];
	for (const install of [() => {}, ...ways]) {
		install();
		const found = chromiumPath();
		if (found) return found;
	}
	throw new Error(
		'The tests drive a real browser and none could be installed: install Chromium (on Debian `apt-get install chromium`), or set CHROMIUM_PATH to one, and start them again.'
	);
}

function mayUseApt() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installFromDebian() {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const step of [['update'], ['install', '-y', 'chromium']]) {
		spawnSync('apt-get', step, { env, stdio: ['ignore', 'inherit', 'inherit'] });
	}
}

function installFromPlaywright() {
	spawnSync(process.execPath, [binOf('@playwright/test', 'playwright'), 'install', 'chromium'], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
}
