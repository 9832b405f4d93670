/** Bodies that go on from the CTG before, with their seats; and taken back. Called within those acts. Rules: docs/rules/renewal.md §2, §4. */
import { sql } from 'kysely'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { nextPosition, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { BodyKind } from './governance.ts'
import { governancePermissions } from './permissions.ts'

type CarriedSeat = {
  readonly partyId: string
  readonly serviceId: string | null
  readonly functionTitle: string
  readonly holderName: string | null
  readonly holderEmail: string
  readonly substituteName: string | null
  readonly substituteEmail: string
  readonly allowsRepresentative: boolean
}

export type CarriedBody = {
  readonly kind: BodyKind
  readonly name: string
  readonly themeId: string | null
  readonly mission: string
  readonly rhythm: string
  readonly reminderDays: number
  readonly seats: readonly CarriedSeat[]
}

/**
 * After those that are here, in three statements whatever their number. Letters of mission, ends and dates stay in the CTG before.
 * @returns the id of each, in the same order @throws DomainError forbidden
 */
export async function addCarriedBodies(
  work: Work,
  ctgId: string,
  bodies: readonly CarriedBody[],
): Promise<readonly string[]> {
  requireRight(work.actor, governancePermissions.manageBody, { ctgId }, 'governance.create-body')
  if (bodies.length === 0) return []
  const { tx, newId } = work
  const first = await nextPosition(tx, 'body', { ctg_id: ctgId })
  const rows = bodies.map(({ seats: _seats, themeId, reminderDays, ...body }, index) => ({
    ...{ ctg_id: ctgId, id: newId(), theme_id: themeId, reminder_days: reminderDays, position: first + index },
    ...body,
  }))
  await tx.insertInto('body').values(rows).execute()
  const seats = bodies.flatMap((body, index) =>
    body.seats.map((seat, position) => ({
      ...{ ctg_id: ctgId, id: newId(), body_id: rows[index]?.id ?? '', party_id: seat.partyId, position },
      ...{ service_id: seat.serviceId, function_title: seat.functionTitle },
      ...{ holder_name: seat.holderName, holder_email: seat.holderEmail },
      ...{ substitute_name: seat.substituteName, substitute_email: seat.substituteEmail },
      allows_representative: seat.allowsRepresentative,
    })),
  )
  if (seats.length > 0) await tx.insertInto('seat').values(seats).execute()
  await recordAudits(
    work,
    rows.map(({ id, name, kind }) => ({
      action: 'body.created',
      subject: { type: 'body' as const, id },
      ctgId,
      detail: { name, kind },
    })),
  )
  return rows.map(({ id }) => id)
}

/**
 * Those that nobody changed since, with their seats.
 * @returns ids of those that are gone @throws a violation of a foreign key when a meeting or a leader rests on one of them
 */
export async function removeCarriedBodies(
  { tx, actor }: Work,
  ctgId: string,
  bodyIds: readonly string[],
): Promise<readonly string[]> {
  requireRight(actor, governancePermissions.manageBody, { ctgId }, 'governance.create-body')
  const same = await rowsOf(tx, 'body', { ctg_id: ctgId, version: 1 })
    .select(['id'])
    .where(sql<boolean>`id = any(${[...bodyIds]}::uuid[])`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('seat')
            .select('seat.id')
            .where('seat.ctg_id', '=', ctgId)
            .whereRef('seat.body_id', '=', 'body.id')
            .where('seat.version', '>', 1),
        ),
      ),
    )
    .forUpdate()
    .execute()
  const ids = same.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.deleteFrom('seat').where('ctg_id', '=', ctgId).where('body_id', 'in', ids).execute()
  await tx.deleteFrom('body').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  return ids
}
