import { readFileSync } from 'node:fs';
import { parseHubConfig, type Environment, type HubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';

/** @throws Misconfigured when there is no such file, or it has faults */
export function readConfig(file: string | undefined, environment: Environment): HubConfig {
  if (file === undefined)
    throw new Misconfigured('HUB_CONFIG must name a hub.yaml. docs/connectors.md describes its form.');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misconfigured(`${file} cannot be read: HUB_CONFIG must name a hub.yaml.`, { cause: error });
  }
  return parseHubConfig(text, environment.raw, file);
}
