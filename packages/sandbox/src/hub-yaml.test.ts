import { parseHubConfig } from '@supply-hub/config';
import { expect, test } from 'vitest';
import { planFacilities } from './generate/facilities.ts';
import { hubYaml } from './hub-yaml.ts';

const remembered = {
  ports: { erp: 5101, ehr: 5102, wms: 5103, control: 5100 },
  credentials: { username: 'hub', password: 'it: #is "quoted"', bearerToken: 'token' },
};

test('the hub reads the configuration of a regional group', () => {
  const config = parseHubConfig(hubYaml(remembered, planFacilities('regional'), 'urn:lakeside:case'), {});
  expect(config.facilities).toHaveLength(22);
  expect(new Set(config.facilities.map(({ gln }) => gln)).size).toBe(22);
  expect(config.facilities.filter(({ stockSystem }) => stockSystem === 'wms')).toHaveLength(2);
  expect(config.systems['erp']?.auth).toEqual({ username: 'hub', password: 'it: #is "quoted"' });
});
