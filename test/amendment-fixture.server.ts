/** An amendment of a CTG, frozen or in preparation, and a termination under notice, for tests. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { AmendmentContent } from '#app/domains/amendments/amendment-content.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Ctg = {
  readonly ctgId: string
  readonly caf: { readonly id: string; readonly name: string }
  readonly town: { readonly id: string; readonly name: string }
}

/** What it says, when it is frozen: a year more. */
const contentOf = ({ caf, town }: Ctg): AmendmentContent => ({
  version: 1,
  number: 1,
  motive: 'Poursuivre.',
  madeOn: '2026-11-24',
  extension: { from: '2030-12-31', to: '2031-12-31', period: '2026-2031' },
  parties: [],
  communes: [],
  articles: [],
  plan: null,
  planState: null,
  planChanges: [],
  signatories: [
    { kind: 'caf', name: caf.name, shortName: 'Caf', representatives: [] },
    { kind: 'authority', name: town.name, shortName: 'Ville', representatives: [{ name: null, role: 'son maire' }] },
  ],
  document: {
    title: 'Avenant n° 1',
    subtitle: 'CTG',
    front: [],
    parties: [],
    madeOn: '2026-11-24',
    isDemo: false,
    isSheet: true,
    sections: [{ key: 'object', title: 'Article 1. Objet', blocks: [{ kind: 'paragraph', text: 'Poursuivre.' }] }],
  },
})

type Given = { readonly id?: string; readonly isFrozen?: boolean }

/** @returns its id */
export async function givenAmendment(db: Database, ctg: Ctg, { id = randomUUID(), isFrozen = true }: Given = {}) {
  const frozen = {
    number: 1,
    content: JSON.stringify(contentOf(ctg)),
    content_sha256: 'c'.repeat(64),
    frozen_by: 'Une personne',
    frozen_at: testInstant,
    status: 'being-made' as const,
    pdf_asked_at: testInstant,
  }
  await db
    .insertInto('amendment')
    .values({
      ctg_id: ctg.ctgId,
      id,
      motive: 'Poursuivre.',
      new_ends_on: '2031-12-31',
      prepared_by: 'Une personne',
      prepared_at: testInstant,
      ...(isFrozen && frozen),
    })
    .execute()
  if (isFrozen)
    await db
      .insertInto('amendment_signatory')
      .values(
        [ctg.caf.id, ctg.town.id].map((partyId, position) => ({
          ctg_id: ctg.ctgId,
          amendment_id: id,
          party_id: partyId,
          position,
        })),
      )
      .execute()
  return id
}

/** A termination whose notice runs until the end of the next year. */
export async function givenTermination(db: Database, { ctgId, town }: Ctg, id: string = randomUUID()) {
  await db
    .insertInto('termination')
    .values({
      ctg_id: ctgId,
      id,
      party_id: town.id,
      is_whole: true,
      reason: 'Une raison.',
      notified_on: '2026-11-20',
      notice_length: 24,
      notice_unit: 'month',
      effective_on: '2028-11-20',
      brings_end_forward: true,
      ends_on_before: '2030-12-31',
      recorded_by: 'Une personne',
      recorded_at: testInstant,
    })
    .execute()
  return id
}
