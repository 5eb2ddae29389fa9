import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Fails when anything installed has a licence nobody looked at. Elastic-2.0 is allowed for the named packages alone:
 * docs/adr says what it permits, NOTICE names them.
 */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'PSF-2.0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
]);
const elastic = /^@apollo\/(gateway|composition|federation-internals|query-graphs|query-planner)$/;

const store = fileURLToPath(new URL('../node_modules/.pnpm', import.meta.url));
const faults = new Set<string>();
let count = 0;
for (const entry of readdirSync(store)) {
  const folder = `${store}/${entry}/node_modules`;
  if (!existsSync(folder)) continue;
  const names = readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(`${folder}/${name}`).map((each) => `${name}/${each}`) : [name],
  );
  for (const name of names) {
    if (!entry.startsWith(`${name.replace('/', '+')}@`)) continue;
    const file = `${folder}/${name}/package.json`;
    if (!existsSync(file)) continue;
    count += 1;
    const { license, licenses, version } = JSON.parse(readFileSync(file, 'utf8'));
    const said = licenceText(license ?? licenses);
    if (said === 'Elastic-2.0' && elastic.test(name)) continue;
    if (!isAllowed(said)) faults.add(`${name}@${version}: ${said || 'no licence stated'}`);
  }
}
if (faults.size > 0) {
  process.stderr.write(`Licences nobody has looked at (scripts/licences.ts):\n  ${[...faults].join('\n  ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${count} packages, every licence allowed\n`);
}

function licenceText(stated: unknown): string {
  if (typeof stated === 'string') return stated;
  if (Array.isArray(stated)) return stated.map(licenceText).join(' OR ');
  return stated !== null && typeof stated === 'object' && 'type' in stated ? String(stated.type) : '';
}

/** `(MIT OR GPL-3.0)` is allowed when one of the choices is; `A AND B` when all are. */
function isAllowed(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  if (plain === '') return false;
  return plain.split(/ OR |\//).some((choice) => choice.split(' AND ').every((each) => allowed.has(each.trim())));
}
