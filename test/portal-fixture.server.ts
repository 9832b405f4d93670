/** A public page that is on, for tests: its first edition, with one of everything. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { PublicContent } from '#app/domains/portal/public-content.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

/** Nobody else's: pages of all the CTGs of a database share one list of addresses. */
export const testAddress = (ctgId: string): string => `page-${ctgId}`

export const publicAction: PublicContent['actions'][number] = {
  ...{ number: 1, code: '1.1', title: 'Ouvrir dix places', description: 'Un texte.', publics: 'Les familles' },
  ...{ status: 'in-progress', group: 0, theme: 'Petite enfance', leads: [{ kind: 'authority', shortName: 'Ville' }] },
  ...{ startsOn: '2026-09-01', startsPrecision: 'month', endsOn: '2027-12-31', endsPrecision: 'quarter' },
  news: { on: '2026-11-10', words: 'Le local est trouvé. Les travaux commencent.' },
  objectives: ['Accueillir plus d’enfants'],
  steps: [{ title: 'Trouver le local', isDone: true, on: '2026-11-02', precision: 'day' }],
  places: ['92036'],
}

export const publicContent = (changes: Partial<PublicContent> = {}): PublicContent => ({
  version: 1,
  ctg: {
    ...{ name: 'CTG de test', title: '', introduction: '' },
    ...{ startsOn: '2026-01-01', endsOn: '2030-12-31', signedOn: null },
    communes: [{ code: '92036', name: 'Gennevilliers' }],
    parties: [
      { kind: 'caf', name: 'Caf de test', shortName: 'Caf', siret: '' },
      { kind: 'authority', name: 'Ville de test', shortName: 'Ville', siret: '21920036500019' },
    ],
  },
  issues: [{ title: 'L’accueil des parents en insertion', argument: 'Peu de places.', theme: 'Petite enfance' }],
  groups: [{ code: '1', title: 'Concilier les temps' }],
  actions: [publicAction],
  objectives: [
    {
      ...{ title: 'Accueillir plus d’enfants', measure: 'Places pour 100 enfants', unit: '', decimals: 1 },
      points: [
        { year: 2021, value: 54.1 },
        { year: 2023, value: 57.4 },
      ],
      ...{ target: 60, targetYear: 2030, source: 'Cnaf' },
    },
  ],
  places: [{ key: '92036', name: 'Gennevilliers', isCommune: true }],
  meetings: [{ on: '2026-10-14', body: 'Comité de pilotage' }],
  decisions: [{ number: 1, on: '2026-10-14', text: 'Six priorités sont retenues.', body: 'Comité de pilotage' }],
  acts: [
    {
      council: 'Ville de test',
      siret: '21920036500019',
      number: '26-119',
      on: '2026-11-03',
      object: 'Signature de la convention.',
    },
  ],
  evaluation: null,
  documents: [],
  ...changes,
})

type Ctg = { readonly ctgId: string }
type Given = { readonly content?: PublicContent; readonly pictureSha256?: string }

/** @returns the address */
export async function givenPublicPage(
  db: Database,
  { ctgId }: Ctg,
  { content = publicContent(), pictureSha256 }: Given = {},
) {
  const editionId = randomUUID()
  await db
    .insertInto('portal_edition')
    .values({
      ...{ ctg_id: ctgId, id: editionId, number: 1, content: JSON.stringify(content), content_sha256: 'd'.repeat(64) },
      ...{ proposed_by: 'Une personne', proposed_side: 'caf', proposed_at: testInstant },
      ...{ confirmed_by: 'Une autre', confirmed_side: 'authority', published_at: testInstant },
      file_sha256: pictureSha256 ?? null,
    })
    .execute()
  await db
    .insertInto('portal_page')
    .values({ ctg_id: ctgId, address: testAddress(ctgId), edition_id: editionId })
    .execute()
  return testAddress(ctgId)
}

/** An edition that the Caf proposed and that waits for the other side. */
export async function givenProposal(db: Database, { ctgId }: Ctg, editionId: string, content = publicContent()) {
  await db
    .insertInto('portal_edition')
    .values({
      ...{ ctg_id: ctgId, id: editionId, content: JSON.stringify(content), content_sha256: 'e'.repeat(64) },
      ...{ proposed_by: 'Une personne', proposed_side: 'caf', proposed_at: testInstant },
    })
    .execute()
}
