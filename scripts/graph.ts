import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { generate } from '@graphql-codegen/cli';
import { buildASTSchema, Kind, parse, print, type GraphQLSchema } from 'graphql';
import { parse as parseYaml } from 'yaml';

/**
 * `graph`: writes each subgraph's resolver types, the composed supergraph.graphql, and the manifest of our own operations.
 * `graph --check`: writes nothing; fails when either is not what is committed, or when clients of the previous
 * commit would break. A break that is meant is marked as such in the commit: `feat(orders)!: …`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');
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
  if (isCheck) faults.push(...(await breaks(composed.supergraphSdl)));
}

keep('operations.json', operationManifest());

const codegen = await generate({ ...parseYaml(read('codegen.yml')), cwd: root, silent: true }, false);
for (const { filename, content } of codegen as { filename: string; content: string }[]) keep(filename, content);

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

/**
 * The operations of our own that a hub in production takes, by the SHA-256 of the text that is sent: that of an example's
 * file, and of the typed client's as code generation prints it.
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

/** What would break for clients of the supergraph that stood before this commit, or before this change to it. */
async function breaks(sdl: string): Promise<string[]> {
  const inHead = git('show', 'HEAD:supergraph.graphql');
  const isChangedHere = inHead !== undefined && !inHead.includes(sdl);
  const before = isChangedHere ? inHead : git('show', 'HEAD~1:supergraph.graphql');
  const isMeant = !isChangedHere && /^\w+(\([^)]*\))?!:|^BREAKING CHANGE:/m.test(git('log', '-1', '--format=%B') ?? '');
  if (before === undefined || isMeant) return [];
  const changes = await diff(clientSchema(before), clientSchema(sdl));
  return changes
    .filter(
      ({ criticality, path }) =>
        criticality.level === CriticalityLevel.Breaking && !/^(@|join__|link__)/.test(path ?? ''),
    )
    .map(({ message }) => `breaks clients: ${message} Deprecate first, or mark the commit with "!".`);
}

function clientSchema(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl), { assumeValidSDL: true });
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
  } catch {
    return undefined;
  }
}
