/**
 * Whoever types the code of the room proposes without an account: the question and a form, nothing else of the CTG.
 * Rules: docs/rules/journey.md §7.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { line } from '#app/kernel/fields.ts'
import { requestIdShape } from '#app/kernel/transaction.server.ts'
import { proposalFields } from './inputs.ts'
import { workshopLabels as t } from './labels.fr.ts'
import { guestLimits, readCode, refusalToChange } from './workshops.ts'

/** The code is the key: what it finds says which CTG, and every other statement carries it. */
const findByCode = async (db: Reader, code: string) =>
  found(
    await db
      .selectFrom('workshop')
      .select(['id', 'ctg_id as ctgId', 'question', 'closed_at as closedAt', 'join_code as joinCode'])
      .where('join_code', '=', readCode(code))
      .executeTakeFirst(),
    'journey.workshop-not-found',
  )

/** @throws DomainError not-found for a code of no workshop */
async function getGuestPage(db: Reader, code: string) {
  const { question, closedAt, joinCode } = await findByCode(db, code)
  return { question, isOpen: closedAt === null, joinCode }
}

/** The same, whoever tries codes being stopped. @throws DomainError not-found | too-many after too many wrong ones from one address */
export async function openGuestPage(db: Database, code: string, address: string) {
  const at = new Date()
  try {
    return await getGuestPage(db, code)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found')
      await countAttempt(db, guestLimits.guess, address, at)
    throw error
  }
}

const guestInput = z.object({ byName: line(t.guestNameMissing, 120), ...proposalFields, requestId: requestIdShape })

/** Writes one proposal, once whatever the number of times it is sent. @throws DomainError not-found | conflict, ZodError */
export async function proposeAsGuest(db: Database, code: string, form: unknown, at: Date): Promise<void> {
  const { requestId, byName, ...fields } = guestInput.parse(form)
  await db.transaction().execute(async (tx) => {
    const workshop = await findByCode(tx, code)
    refuse('journey', refusalToChange(workshop))
    const { ctgId, id: workshopId } = workshop
    const proposalId = randomUUID()
    const written = await tx
      .insertInto('proposal')
      .values({
        ctg_id: ctgId,
        id: proposalId,
        workshop_id: workshopId,
        ...fields,
        by_name: byName,
        once_key: requestId ?? proposalId,
        created_at: at,
      })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'workshop_id', 'once_key']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) return
    const actor = { personId: null, name: byName, memberships: [] }
    await recordAudit(
      { tx, actor, at, newId: randomUUID },
      {
        action: 'workshop.proposal-added',
        subject: { type: 'workshop', id: workshopId },
        ctgId,
        detail: { proposalId, name: fields.what },
      },
    )
  })
}
