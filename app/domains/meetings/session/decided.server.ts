/** What the decisions of a meeting reached and are about, as its record says them. The caller has checked the right to read. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { listNamed, type ThingReference } from '#app/things/find-things.server.ts'
import { listDecisionsOf } from '../meeting-queries.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }
type Tied = ThingReference & { readonly decisionId: string; readonly isReached: boolean }

/** Milestones in the order of the journey, then the other things. */
async function listTied(db: Reader, { ctgId, meetingId }: MeetingKey): Promise<readonly Tied[]> {
  const { rows } = await sql<Tied>`
    select tied.decision_id as "decisionId", tied.type, tied.id, tied.is_reached as "isReached" from (
      select decision_id, 'milestone' as type, id, true as is_reached, kind as rank from milestone where ctg_id = ${ctgId}
      union all
      select decision_id, subject_type::text, subject_id, false, null from decision_subject where ctg_id = ${ctgId}) as tied
    join decision on decision.ctg_id = ${ctgId} and decision.id = tied.decision_id
    where decision.meeting_id = ${meetingId}
    order by tied.rank limit 2000`.execute(db)
  return rows
}

/** The decisions of a meeting with all that they decide: three statements. */
export async function listDecided(db: Reader, key: MeetingKey) {
  const decisions = await listDecisionsOf(db, key)
  const tied = decisions.length === 0 ? [] : await listTied(db, key)
  const named = await listNamed(
    db,
    tied.map(({ type, id }) => ({ type, id, ctgId: key.ctgId })),
  )
  const things = new Map(named.map((thing) => [thing.id, thing]))
  const tiedTo = (decisionId: string, isReached: boolean): readonly string[] =>
    tied.filter((one) => one.decisionId === decisionId && one.isReached === isReached).map(({ id }) => id)
  return decisions.map((decision) => {
    const about = new Set(tiedTo(decision.id, false))
    return {
      ...decision,
      reached: tiedTo(decision.id, true).flatMap((id) => things.get(id)?.title ?? []),
      about: named.filter(({ id }): boolean => about.has(id)),
    }
  })
}
