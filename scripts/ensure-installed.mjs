import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';

const pnpm = 'pnpm@12.21.0';

/**
 * Makes `node_modules` what the lockfile says, unless a stamp in it says that it is. Tries what is on this
 * machine first, then the network. Any number of processes may call this at once: one installs.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (isCurrent(root)) return;
  await withInstallLock(root, async () => {
    if (isCurrent(root)) return;
    process.stderr.write('supply-hub: installing packages (the first time this takes a minute or more) …\n');
    rmSync(stampOf(root), { force: true });
    await installAnyhow(root);
    writeFileSync(stampOf(root), fingerprint(root));
  });
}

/** npm keeps what it has by the registry it came from, so without network another one's copy serves as well. */
async function installAnyhow(root) {
  const env = installEnvironment(root);
  const { npm_config_registry: registry, ...unset } = env;
  const attempts = [
    { env, offline: true },
    ...(registry ? [{ env: unset, offline: true }] : []),
    { env, offline: false },
  ];
  let output = '';
  for (const attempt of attempts) {
    const outcome = await install(root, attempt);
    if (outcome.code === 0) return;
    ({ output } = outcome);
    if (isOutdated(output)) break;
  }
  throw failed(root, output);
}

const stampOf = (root) => join(root, 'node_modules', '.supply-hub-install');

function isCurrent(root) {
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === fingerprint(root);
}

/** What decides the content of `node_modules`: lockfile, settings, manifests, and the kind of machine. */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${pnpm} ${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...memberManifests(root)])
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The manifests of the workspace's members, which `pnpm-workspace.yaml` lists as `folder` or `folder/*`. */
function memberManifests(root) {
  const [, list = ''] =
    /^packages:\n((?: +- .+\n)+)/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) ?? [];
  const patterns = [...list.matchAll(/- (\S+)/g)].map((match) => match[1]);
  const folders = patterns.flatMap((pattern) => {
    const parent = pattern.replace(/\/\*$/, '');
    if (parent === pattern) return [pattern];
    return existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => join(parent, name)) : [];
  });
  return folders
    .map((folder) => join(folder, 'package.json'))
    .filter((file) => existsSync(join(root, file)))
    .toSorted((one, other) => (one < other ? -1 : 1));
}

/**
 * npm tells its scripts about itself in the environment (`npm_config_local_prefix`, `npm_package_json` …),
 * and pnpm would take that for settings of its own. What a person sets (registry, proxy, certificates)
 * stays. NODE_ENV=production would leave the development tools out.
 */
function installEnvironment(root) {
  const kept =
    /^npm_config_(registry|cafile|ca|cert|key|https?_proxy|proxy|noproxy|strict_ssl|userconfig|cache|store_dir|offline|\/\/.*)$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)),
  );
  delete env.NODE_ENV;
  // The version is the one asked for here; without this pnpm wants its own download noted in the lockfile.
  env.pnpm_config_pm_on_fail = 'ignore';
  // Without a terminal pnpm refuses to remove what it must replace, unless this says that nobody can be asked.
  env.CI = 'true';
  // A registry that cannot be reached is known in seconds, not after minutes.
  env.npm_config_fetch_retry_mintimeout ??= '1000';
  env.npm_config_fetch_retry_maxtimeout ??= '5000';
  // `node_modules/.bin/node` would be running the install that replaces it.
  const own = join(root, 'node_modules');
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  env.PATH = [...path, dirname(process.execPath)].join(delimiter);
  if (!isWritable(homedir())) {
    env.HOME = join(root, '.cache', 'home');
    mkdirSync(env.HOME, { recursive: true });
    delete env.npm_config_cache; // npm exports its own, in the home that is not there
  }
  return env;
}

/** Some users have a home that does not exist (`nobody`); npm and pnpm keep their caches there. */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The lockfile is trusted: its hashes say what every package is, and whoever changed it had the age of each
 * release checked. Checking again would ask the registry about every package, which an offline machine cannot.
 */
function install(root, { env, offline }) {
  const args = [...(offline ? ['--offline'] : []), '--yes', pnpm, 'install', '--frozen-lockfile', '--trust-lockfile'];
  return new Promise((resolve) => {
    const child = spawn('npx', offline ? [...args, '--offline'] : args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (data) => (output = `${output}${data}`.slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    let told = null;
    const pass = (signal) => {
      told = signal;
      child.kill(signal);
    };
    process.on('SIGTERM', pass);
    const finish = (code) => {
      process.off('SIGTERM', pass);
      // Whoever wants this ended wants no other attempt.
      if (told === null) resolve({ code, output });
      else process.kill(process.pid, told);
    };
    child.once('error', (error) => {
      output = error.code === 'ENOENT' ? 'npx was not found: npm is needed to begin.' : error.message;
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** No network helps when a manifest asks for what the lockfile does not have. */
const isOutdated = (output) => output.includes('ERR_PNPM_OUTDATED_LOCKFILE');

function failed(root, output) {
  const said = output.trim().split('\n').slice(-30).join('\n');
  const advice = isOutdated(output)
    ? `A package.json was changed and pnpm-lock.yaml was not: run npx ${pnpm} install, and commit both.`
    : "The first installation needs a package registry: https://registry.npmjs.org, or the one in npm's settings " +
      '(npm config set registry …, proxy, cafile). Later ones work offline. ' +
      `Once it can be reached, run this again; if that does not help, delete ${join(root, 'node_modules')} first.`;
  return new Error(`the packages could not be installed. What the installer said last:\n\n${said}\n\n${advice}`);
}
