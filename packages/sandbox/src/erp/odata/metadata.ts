import type { Property, Service } from './entity-model.ts';

const edmV2: Record<Property['kind'], string> = {
  text: 'Edm.String',
  decimal: 'Edm.Decimal',
  flag: 'Edm.Boolean',
  date: 'Edm.DateTime',
  instant: 'Edm.DateTimeOffset',
  time: 'Edm.Time',
  whole: 'Edm.Int32',
};
const edmV4: Record<Property['kind'], string> = { ...edmV2, date: 'Edm.Date', time: 'Edm.TimeOfDay' };

/** The service's `$metadata`: types, keys and navigation, without annotations. */
export function metadataXml(service: Service): string {
  const edm = service.version === 2 ? edmV2 : edmV4;
  const types = [...service.sets.values()].map((type) => {
    const properties = Object.entries(type.properties).map(([name, property]) => {
      const facets =
        property.kind === 'text'
          ? ` MaxLength="${property.length}"`
          : property.kind === 'decimal'
            ? ` Precision="${property.length}" Scale="${property.scale}"`
            : '';
      const nullable = type.key.includes(name) ? ' Nullable="false"' : '';
      return `<Property Name="${name}" Type="${edm[property.kind]}"${nullable}${facets}/>`;
    });
    const navigation = Object.entries(type.navigation).map(([name, { to, many }]) => {
      const target = `${service.namespace}.${service.sets.get(to)?.name ?? to}`;
      return service.version === 2
        ? `<NavigationProperty Name="${name}" Relationship="${service.namespace}.${type.set}_${name}" FromRole="From" ToRole="To"/>`
        : `<NavigationProperty Name="${name}" Type="${many ? `Collection(${target})` : target}"/>`;
    });
    const key = type.key.map((name) => `<PropertyRef Name="${name}"/>`).join('');
    return `<EntityType Name="${type.name}"><Key>${key}</Key>${properties.join('')}${navigation.join('')}</EntityType>`;
  });
  const sets = [...service.sets.values()].map(
    (type) => `<EntitySet Name="${type.set}" EntityType="${service.namespace}.${type.name}"/>`,
  );
  const schema = `${types.join('')}<EntityContainer Name="Container">${sets.join('')}</EntityContainer></Schema>`;
  return service.version === 2
    ? `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><edmx:DataServices m:DataServiceVersion="2.0"><Schema Namespace="${service.namespace}" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">${schema}</edmx:DataServices></edmx:Edmx>`
    : `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="${service.namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</edmx:DataServices></edmx:Edmx>`;
}
