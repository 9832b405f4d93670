/** A convention frozen, and what is read of it once amended, for the tests of this slice. */
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { freezeAmendment } from './commands/freeze-amendment.server.ts'
import { prepareAmendment } from './commands/prepare-amendment.server.ts'

/** A convention frozen, with its articles; signed by both unless said otherwise. */
export async function givenConvention(db: Database, { isSigned = true } = {}) {
  const ctg = await givenCtg(db)
  const coordinator = ctg.as(ctg.actors.townCoordinator)
  const { ctgId, caf, town } = ctg
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
  await prepareArticles(coordinator, { ctgId })
  const { conventionVersionId: versionId } = await freezeVersion(coordinator, { ctgId })
  for (const partyId of isSigned ? [caf.id, town.id] : [])
    await recordSignature(coordinator, { ctgId, partyId, versionId, signedOn: '2026-03-01' })
  return { ...ctg, coordinator, versionId }
}

export const getCtg = (db: Database, ctgId: string) =>
  db
    .selectFrom('ctg')
    .select(['ends_on as endsOn', 'signed_on as signedOn'])
    .where('id', '=', ctgId)
    .executeTakeFirstOrThrow()

/** Acts of its journal, in their order. */
export const actionsOf = async (db: Database, ctgId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )

/** An extension, frozen under its number. */
export async function givenFrozen(coordinator: Context, ctgId: string) {
  const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
  return freezeAmendment(coordinator, { ctgId, amendmentId })
}

export const getAmendmentRow = (db: Database, ctgId: string, id: string) =>
  db.selectFrom('amendment').selectAll().where('ctg_id', '=', ctgId).where('id', '=', id).executeTakeFirstOrThrow()
