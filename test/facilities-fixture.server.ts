/** A facility described in one year, and a list read and not applied yet, for the CTG with one of everything. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = { readonly ctgId: string; readonly facilityId: string; readonly facilityImportId: string }

const draft = {
  ...{
    kind: 'ludotheque',
    name: 'Ludothèque du Fossé',
    communeCode: '92036',
    address: '',
    state: 'open',
    places: null,
  },
  ...{ opening: '', operator: 'Ville', operatorKind: 'public', hasCof: true, source: 'La Ville', note: '' },
}

export async function insertFacilities(db: Database, { ctgId, facilityId, facilityImportId }: Asked): Promise<void> {
  const written = { written_by: 'Une personne', written_at: testInstant }
  await db
    .insertInto('facility')
    .values({
      ...{ ctg_id: ctgId, id: facilityId, kind: 'multi-accueil', name: 'Multi-accueil des Agnettes' },
      ...{ commune_code: '92036', created_by: 'Une personne', created_at: testInstant },
    })
    .execute()
  await db
    .insertInto('facility_year')
    .values([
      { ctg_id: ctgId, facility_id: facilityId, year: 2025, state: 'open', places: 45, source: 'La Ville', ...written },
      {
        ...{ ctg_id: ctgId, facility_id: facilityId, year: 2026, state: 'open', places: 50, source: 'La Ville' },
        ...{ is_confirmed: false, ...written },
      },
    ])
    .execute()
  await db
    .insertInto('facility_import')
    .values({
      ...{ ctg_id: ctgId, id: facilityImportId, year: 2026, file_name: '', source: 'La Ville' },
      reading: JSON.stringify({
        columns: [{ heading: 'Nom', field: 'name' }],
        lines: [{ row: 2, title: draft.name, draft, problems: [], inWords: [] }],
        cells: { all: 4, understood: 3, inWords: 0, aside: 1, refused: 0 },
      }),
      ...{ created_by: 'Une personne', created_at: testInstant },
    })
    .execute()
}
