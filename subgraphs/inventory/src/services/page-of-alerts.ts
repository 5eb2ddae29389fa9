import type { HubConfig } from '@supply-hub/config';
import { SourceUnavailable } from '@supply-hub/errors';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { systemName, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import { unjudgedOf } from '../db/queries/stock-alert-facts.ts';
import { alertPage, type AlertFilter } from '../db/queries/stock-alerts.ts';
import type { Facility } from '../domain/facility.ts';
import type { StockAlert } from '../domain/stock-alert/stock-alert.ts';

/**
 * A page of the viewer's alerts. "None" means none: what was never judged is told as such, unless an alert says that its
 * stock cannot be read.
 *
 * @param facilities the viewer's
 * @throws SourceUnavailable a facility that is asked for was never judged
 */
export async function pageOfAlerts(
  filter: AlertFilter,
  page: PageArguments,
  { db, viewer, facilities, config }: { db: Db; viewer: Viewer; facilities: readonly Facility[]; config: HubConfig },
): Promise<Page<StockAlert>> {
  const asked = facilities.filter(({ id }) => filter.facilityIds?.includes(id) ?? true);
  const unjudged = await unjudgedOf(
    db,
    asked.map(({ id }) => id),
  );
  const first = asked.find(({ id }) => unjudged.has(id));
  if (first !== undefined)
    throw new SourceUnavailable(
      systemName(config.systems, first.stockSystem),
      `the stock of ${first.name} has not been read as a whole yet`,
    );
  return alertPage(db, viewer, filter, page);
}
