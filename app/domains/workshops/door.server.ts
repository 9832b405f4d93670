/**
 * The door of a workshop: whoever types the code of the room reads the question and proposes, nothing else of the CTG.
 * Rules: docs/rules/journey.md §7.
 */
import type { Reader } from '#app/kernel/database.server.ts'
import type { CtgDoorHolder, SendingDoor } from '#app/kernel/door.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { guestLimits, readCode } from './workshops.ts'

/** The code is the key: what it finds says which CTG, and every other statement carries it. */
const findByCode = (db: Reader, code: string) =>
  rowsOf(db, 'workshop', { join_code: readCode(code) }).find((eb) => [
    'id',
    'ctg_id as ctgId',
    'question',
    'closed_at as closedAt',
    'join_code as joinCode',
    'evaluation_question_id as evaluationQuestionId',
    eb.selectFrom('ctg').select('archived_at').whereRef('ctg.id', '=', 'workshop.ctg_id').as('archivedAt'),
  ])

type FoundWorkshop = NonNullable<Awaited<ReturnType<typeof findByCode>>>

/** She says her name with each proposal. */
export type WorkshopGuest = CtgDoorHolder & { readonly workshopId: string }

export const workshopDoor: SendingDoor<FoundWorkshop, WorkshopGuest> = {
  secret: 'code',
  find: findByCode,
  unknown: 'journey.workshop-not-found',
  guess: guestLimits.guess,
  holderOf: ({ ctgId, id }) => ({ personId: null, name: '', memberships: [], ctgId, workshopId: id }),
  // A room shares one address: its proposals are counted together.
  senderOf: ({ joinCode }, clientAddress) => `${joinCode} ${clientAddress}`,
}

export const guestPageOf = ({ question, closedAt, archivedAt, joinCode, evaluationQuestionId }: FoundWorkshop) => ({
  question,
  isJudging: evaluationQuestionId !== null,
  isOpen: closedAt === null && archivedAt === null,
  joinCode,
})
