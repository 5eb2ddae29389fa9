import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunningHub } from '../running-hub.ts';

/** What partners post with: a word of this test's own. */
export const token = 'week-shuffled';

/** A hospital group of which only the configuration is left. */
export interface QuietGroup extends AsyncDisposable {
  /** The path of hub.yaml: no system to ask, partners that post, and nothing that goes out. */
  readonly hubYaml: string;
  /** What time it is there. */
  readonly now: Temporal.Instant;
}

/** The group a hub runs for, as it is now; it stays when the hub ends. */
export async function quietGroup(hub: RunningHub): Promise<QuietGroup> {
  const folder = await mkdtemp(join(tmpdir(), 'hub group '));
  return {
    hubYaml: await quietConfig(hub.environment.configFile ?? '', folder),
    now: hub.clock.now(),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function quietConfig(path: string, folder: string): Promise<string> {
  const yaml = await readFile(path, 'utf8');
  await cp(dirname(path), folder, { recursive: true, filter: (file) => !/suppliers|journal|hub\.log/.test(file) });
  const away = yaml.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:9');
  const hubYaml = join(folder, 'hub.yaml');
  await writeFile(hubYaml, away);
  const partners = join(folder, 'partners');
  const sha256 = createHash('sha256').update(token).digest('hex');
  for (const file of (await readdir(partners)).filter((name) => name.endsWith('.yaml'))) {
    const profile = await readFile(join(partners, file), 'utf8');
    const kept = without(profile, ['transports', 'routing', 'send', 'hold']);
    await writeFile(
      join(partners, file),
      `${kept}
transports: { web: { kind: https, url: 'http://127.0.0.1:9/', acceptTokenSha256: ${sha256} } }
send: { via: web }
hold: { reason: Nothing goes out. }
`,
    );
  }
  return hubYaml;
}

/** A profile without some of its sections. */
function without(yaml: string, sections: readonly string[]): string {
  let isIn = true;
  return yaml
    .split('\n')
    .filter((line) => {
      const [, section] = /^([a-z0-9A-Z]+):/.exec(line) ?? [];
      if (section !== undefined) isIn = !sections.includes(section);
      return isIn;
    })
    .join('\n');
}
