import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeServices } from '@apollo/composition';
import { generate } from '@graphql-codegen/cli';
import { Kind, parse, print } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { breakingChanges, misfits } from './schema/breaking-changes.ts';
import { changeList } from './schema/change-list.ts';
import { acceptedBreaks, releasedChangelog, withSchemaSection } from './schema/changelog.ts';
import { deprecationFaults, shortNotices } from './schema/deprecations.ts';
import { knownOperations, lastRelease, versionFaults } from './schema/releases.ts';
import { surfaces } from './schema/surface.ts';
import { writeReference } from './schema/write-reference.ts';

/**
 * `graph`: writes each subgraph's resolver types, the composed supergraph.graphql, the manifest of our own operations,
 * and what changed for clients into CHANGELOG.md. `graph --check`: writes nothing; fails when one of them is not what
 * is committed, and for what docs/schema-changes.md does not allow. `graph --release 1.2.0`: keeps the graph and the
 * manifest under released/, for later changes to be compared with. `graph --reference folder`: writes what the gateway
 * serves at /reference and /partner/reference as files, too.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { values: asked } = parseArgs({
  options: { check: { type: 'boolean' }, release: { type: 'string' }, reference: { type: 'string' } },
});
const isCheck = asked.check === true;
const today = Temporal.Now.plainDateISO('UTC');
const names = ['items', 'suppliers', 'inventory', 'orders', 'procedures', 'reconciliation'];
const faults: string[] = [];

const shared = read('packages/subgraph-kit/src/shared-types.graphql');
const composed = composeServices(
  // Where a subgraph is, the gateway is told when it starts; it complains of a supergraph that says nothing.
  names.map((name) => ({
    name,
    url: `urn:supply-hub:${name}`,
    typeDefs: parse(`${shared}\n${read(`subgraphs/${name}/schema.graphql`)}`),
  })),
);
for (const error of composed.errors ?? []) faults.push(`composition: ${error.message}`);
for (const hint of composed.hints ?? []) faults.push(`composition hint: ${hint.message.split('\n')[0]}`);
if (composed.supergraphSdl !== undefined) {
  keep(
    'supergraph.graphql',
    `# Composed from subgraphs/*/schema.graphql by "npm run graph". Not to be edited.\n${composed.supergraphSdl}\n`,
  );
}

const operations = operationManifest();
keep('operations.json', operations);
if (composed.supergraphSdl !== undefined) await compareWithRelease(composed.supergraphSdl);

const codegen = await generate({ ...parseYaml(read('codegen.yml')), cwd: root, silent: true }, false);
for (const { filename, content } of codegen as { filename: string; content: string }[]) keep(filename, content);

if (asked.release !== undefined) {
  faults.push(...versionFaults(asked.release, lastRelease(`${root}/released`)?.version));
  if (faults.length === 0) release(asked.release);
}
if (asked.reference !== undefined && composed.supergraphSdl !== undefined)
  process.stdout.write(`${writeReference(composed.supergraphSdl, resolve(root, asked.reference)).join('\n')}\n`);

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

/**
 * The operations of our own that a hub in production takes, by the SHA-256 of the text that is sent: that of an
 * example's file, and of the typed client's as code generation prints it.
 */
function operationManifest(): string {
  const files = globSync('{docs/examples,examples/*,packages/client/operations}/*.graphql', { cwd: root }).toSorted();
  const operations = files.map((file) => {
    const body = file.startsWith('docs/') ? read(file) : print(parse(read(file)));
    const operation = parse(body).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    const name = operation?.name?.value;
    if (operation === undefined || name === undefined) throw new Error(`${file} must hold an operation with a name.`);
    return { id: createHash('sha256').update(body).digest('hex'), name, type: operation.operation, body };
  });
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`;
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}

function keep(path: string, content: string): void {
  const absolute = path.startsWith('/') ? path : `${root}/${path}`;
  if (!isCheck) writeFileSync(absolute, content);
  else if (!existsSync(absolute) || readFileSync(absolute, 'utf8') !== content)
    faults.push(`${path} is not current: run "npm run graph" and commit it.`);
}

/** The clients of the last release: what they meet stands in the changelog, and what they may not meet is a fault. */
async function compareWithRelease(sdl: string): Promise<void> {
  const last = lastRelease(`${root}/released`);
  if (last === undefined) return;
  const all = surfaces(last.supergraph, sdl);
  const changelog = read('CHANGELOG.md');
  const accepted = acceptedBreaks(changelog);
  const current = knownOperations('operations.json', operations);
  const rules = { operations: [...current, ...last.operations], accepted: new Set(accepted.breaks.keys()), today };
  faults.push(...accepted.faults, ...all.slice(0, 1).flatMap(({ now }) => misfits(now, current)));
  for (const surface of all) faults.push(...(await breakingChanges(surface, rules)));
  for (const { before, now } of all.slice(0, 1)) {
    faults.push(...deprecationFaults(before, now));
    if (asked.release !== undefined) faults.push(...shortNotices(before, now, today));
  }
  keep('CHANGELOG.md', withSchemaSection(changelog, await changeList(all, last.supergraph, sdl)));
}

function release(version: string): void {
  mkdirSync(`${root}/released/${version}`, { recursive: true });
  for (const file of ['supergraph.graphql', 'operations.json'])
    writeFileSync(`${root}/released/${version}/${file}`, read(file));
  writeFileSync(`${root}/CHANGELOG.md`, releasedChangelog(read('CHANGELOG.md'), version, String(today)));
}
