/** What the guided path of taking up reads. Only for the coordination. */
import { phaseOf, yearOf } from '#app/domains/ctg/ctg.ts'
import { listImports } from '#app/domains/plan-files/queries.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { requireRight } from '#app/kernel/permission.ts'

import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { journeyPermissions } from './permissions.ts'

/** The last ten, with the number of decisions of each. */
const listClosedCopils = (db: Reader, ctgId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select((eb) => [
      'meeting.id',
      'meeting.title',
      eb
        .selectFrom('decision')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('decision.ctg_id', '=', ctgId)
        .whereRef('decision.meeting_id', '=', 'meeting.id')
        .as('decisionCount'),
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.status', '=', 'closed')
    .where('body.kind', '=', 'copil')
    .orderBy('meeting.starts_at', 'desc')
    .limit(10)
    .execute()

/** How far the taking up of a CTG has gone; for one created in Trame, only its spreadsheets. */
export async function getTakeUpPage({ db, actor, at }: Context, ctgId: string) {
  requireRight(actor, journeyPermissions.takeUpCopil, { ctgId }, 'journey.take-up-copil')
  const ctg = found(
    await rowsOf(db, 'ctg', { id: ctgId }).find((eb) => [
      'name',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'signed_on as signedOn',
      'taken_up_on as takenUpOn',
      eb
        .selectFrom('signed_convention')
        .innerJoin('stored_file', sameCtg('stored_file.id', 'signed_convention.file_id'))
        .select('stored_file.name')
        .where('signed_convention.ctg_id', '=', ctgId)
        .orderBy('signed_convention.filed_at', 'desc')
        .limit(1)
        .as('signedFileName'),
      eb
        .selectFrom('action')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('action.ctg_id', '=', ctgId)
        .as('actionCount'),
    ]),
    'ctg.not-found',
  )
  const copils = await listClosedCopils(db, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  return {
    ctgId,
    ctg: {
      ...ctg,
      actionCount: ctg.actionCount ?? 0,
      phase: phaseOf(ctg, today),
      year: yearOf(ctg, today) ?? null,
    },
    copils: copils.map(({ decisionCount, ...copil }) => ({ ...copil, decisionCount: decisionCount ?? 0 })),
    imports: await listImports(db, ctgId),
  }
}

export type TakeUpPageData = Awaited<ReturnType<typeof getTakeUpPage>>
