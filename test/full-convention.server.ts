/** The convention of the CTG with one of everything: articles, versions, acts, annexes, copies, the schéma. Rows are written directly. */
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { emailOf, testInstant } from './ctg-fixture.server.ts'
import type { Ctg, Ids } from './full-ids.ts'

/** A version says at least what it has none of. */
const emptyContent = {
  ...{ title: 'Convention', territory: 'Test', period: '2026-2030', ribbon: null, articlesNotice: null },
  version: { label: 'Version 1', state: 'Projet', madeOn: '24 novembre 2026' },
  ...{ parties: [], visas: [], preamble: [], articles: [], signatures: { made: '', rows: [] } },
  ...{ diagnosis: [], plan: [], governance: [] },
}

export async function insertConvention(db: Database, { ctgId }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('article_template')
    .values({
      id: ids.articleTemplate,
      // Of this département, as the perimeter.
      caf_key: 'D92',
      state: 'offered',
      name: 'Modèle de la Caf',
      articles: JSON.stringify([{ title: 'Objet du modèle', body: 'Du {date de début} au {date de fin}.' }]),
      created_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('convention_article')
    .values({ ctg_id: ctgId, id: ids.article, title: 'Objet', body: 'Un texte.', position: 0 })
    .execute()
  await db
    .insertInto('convention_version')
    .values({
      ctg_id: ctgId,
      id: ids.conventionVersion,
      number: 1,
      status: 'frozen',
      content: JSON.stringify(emptyContent),
      content_sha256: 'b'.repeat(64),
      made_by: 'Une personne',
      made_at: testInstant,
    })
    .execute()
}

/** Of the annexes: a post, the Caf's list with one line; and the Word document of the version. */
export async function insertAnnexes(db: Database, { ctgId, town, early }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('coordination_post')
    .values({
      ctg_id: ctgId,
      id: ids.coordinationPost,
      title: 'Chargée de coopération',
      employer_party_id: town.id,
      full_time_equivalents: 0.5,
      added_at: testInstant,
    })
    .execute()
  await db
    .insertInto('coordination_post_theme')
    .values({ ctg_id: ctgId, post_id: ids.coordinationPost, theme_id: early.id })
    .execute()
  await db
    .insertInto('cof_list')
    .values({
      ctg_id: ctgId,
      id: ids.cofList,
      file_id: ids.file,
      file_name: 'cof.xlsx',
      account: JSON.stringify({ understood: 3, words: 0, aside: [] }),
      imported_by: 'Une personne',
      imported_at: testInstant,
    })
    .execute()
  const line = { cof_number: '27-114', service: 'Crèche', manager: '', facility_kind: '', commune: 'Gennevilliers' }
  await db
    .insertInto('cof_line')
    .values({ ctg_id: ctgId, list_id: ids.cofList, position: 0, bonus_euros: 1200, ...line })
    .execute()
  await db
    .insertInto('version_document')
    .values({
      ctg_id: ctgId,
      version_id: ids.conventionVersion,
      form: 'docx',
      file_id: ids.file,
      file_sha256: 'a'.repeat(64),
      made_at: testInstant,
    })
    .execute()
}

/** The town's coordinator is named to sign; a copy from the town's own tool waits for both coordinations. @returns the token of her link */
export async function insertSigning(db: Database, { ctgId, town, actors }: Ctg, ids: Ids): Promise<string> {
  const signingToken = makeLinkToken()
  const version = { ctg_id: ctgId, party_id: town.id, version_id: ids.conventionVersion }
  await db
    .insertInto('signing_link')
    .values({
      ...version,
      id: ids.signingLink,
      token_hash: hashLinkToken(signingToken),
      holder_name: actors.townCoordinator.name,
      email: emailOf(actors.townCoordinator.personId),
      expires_at: new Date(Date.now() + 86_400_000),
      created_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('signed_copy')
    .values({
      ...version,
      id: ids.signedCopy,
      mode: 'own-tool',
      state: 'to-confirm',
      file_id: ids.file,
      verdict: 'undetermined',
      report: JSON.stringify({
        ...{ verdict: 'undetermined', sizeBytes: 10, holdsFrozenFile: true, firstDifference: null },
        ...{ problems: ['visible-signature'], signatures: [] },
      }),
      signed_on: '2026-11-20',
      received_by: 'Une personne',
      received_at: testInstant,
    })
    .execute()
  const proof = { ctg_id: ctgId, id: ids.proofFile, content: '{}', asked_by: 'Une personne', asked_at: testInstant }
  await db
    .insertInto('proof_file')
    .values({ ...proof, state: 'ready', file_id: ids.file })
    .execute()
  return signingToken
}

/** The commune transferred the planning of childcare; the schéma is adopted, and one point answered by a document. */
export async function insertSppe(db: Database, { ctgId }: Ctg, ids: Ids): Promise<void> {
  const holder = { id: ids.sppeHolder, kind: 'epci', name: 'Boucle Nord de Seine' } as const
  await db
    .insertInto('sppe_holder')
    .values({ ctg_id: ctgId, ...holder })
    .execute()
  await db
    .insertInto('sppe_mission_holder')
    .values({ ctg_id: ctgId, territory_code: '92036', mission: 'planning', holder_id: holder.id })
    .execute()
  await db.insertInto('sppe_schema').values({ ctg_id: ctgId, stands_in: true }).execute()
  await db
    .insertInto('sppe_deed')
    .values({ ctg_id: ctgId, id: ids.sppeDeed, kind: 'adoption', done_on: '2026-11-02' })
    .execute()
  await db
    .insertInto('sppe_tie')
    .values({
      ...{ ctg_id: ctgId, id: ids.sppeTie, point: '4b', cover: 'part', title: 'Plan de recrutement 2026' },
      ...{ tied_by: 'Une personne', tied_at: testInstant },
    })
    .execute()
}
