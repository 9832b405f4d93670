/** What is told of a CTG under way: reports, decisions, corrective actions. Rows are written directly (followed-ctg.server.ts). */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { Action, Ctg } from './followed-ctg.server.ts'

/** Names of people and difficulties that a document for the public must not tell. */
export const toldNowhere = ['Camille Pilote', 'Le recrutement a échoué', 'Dominique Référente', 'Arbitrer le local']

export async function insertReports(db: Database, { ctgId }: Ctg, actions: readonly Action[]): Promise<void> {
  await db
    .insertInto('progress_report')
    .values(
      actions.flatMap(({ id, index, status, lastReportOn }) =>
        lastReportOn === null
          ? []
          : [
              {
                ...{ ctg_id: ctgId, id: randomUUID(), action_id: id, reported_on: lastReportOn, action_status: status },
                status: 'accepted' as const,
                facts: `Dominique Référente a réuni les familles (${index + 1}).`,
                difficulty_kind: index % 4 === 0 ? ('staff' as const) : null,
                difficulty: index % 4 === 0 ? 'Le recrutement a échoué.' : '',
                help_wanted: index % 6 === 0 ? 'Arbitrer le local.' : '',
                people_reached: 20 + index,
                proposed_ends_on: index % 6 === 0 ? '2027-12-01' : null,
                entered_by: 'Camille Pilote',
                created_at: testInstant,
              },
              {
                ...{ ctg_id: ctgId, id: randomUUID(), action_id: id, reported_on: '2026-11-20', action_status: status },
                status: 'sent-back' as const,
                facts: 'Renvoyé.',
                help_wanted: 'Une demande renvoyée.',
                entered_by: 'Camille Pilote',
                created_at: testInstant,
              },
            ],
      ),
    )
    .execute()
}

export async function insertDecisions(
  db: Database,
  { ctgId, caf, town }: Ctg,
  meetingId: string,
  actions: readonly Action[],
): Promise<void> {
  const states = ['done', 'to-do', 'in-progress', 'no-follow-up'] as const
  const decisions = states.map((state, index) => ({ id: randomUUID(), state, number: index + 1 }))
  await db
    .insertInto('decision')
    .values(
      decisions.map(({ id, state, number }) => ({
        ctg_id: ctgId,
        id,
        number,
        meeting_id: meetingId,
        text: `Décision ${number}.`,
        responsible: 'La coordination',
        due_on: number === 2 ? '2026-06-30' : '2027-03-31',
        state,
        decided_on: '2025-12-04',
      })),
    )
    .execute()
  await db
    .insertInto('decision_position')
    .values(
      decisions.flatMap(({ id, number }) => [
        { ctg_id: ctgId, decision_id: id, party_id: caf.id, position: 'agreement' as const },
        {
          ctg_id: ctgId,
          decision_id: id,
          party_id: town.id,
          position: number === 2 ? ('reservation' as const) : ('agreement' as const),
          comment: number === 2 ? 'le calendrier est trop court' : '',
        },
      ]),
    )
    .execute()
  const [, second] = decisions
  const [first] = actions
  if (second && first)
    await db
      .insertInto('decision_subject')
      .values({ ctg_id: ctgId, decision_id: second.id, subject_type: 'action', subject_id: first.id })
      .execute()
}

export async function insertCorrectives(db: Database, { ctgId }: Ctg, actions: readonly Action[]): Promise<void> {
  const due = ['2026-10-31', '2027-02-28', '2026-06-30'] as const
  await db
    .insertInto('corrective_action')
    .values(
      due.map((dueOn, index) => ({
        ctg_id: ctgId,
        id: randomUUID(),
        action_id: actions[index]?.id ?? null,
        gap: 'Un retard',
        cause: 'Un départ',
        measure: `Mesure corrective ${index + 1}`,
        responsible: 'Camille Pilote',
        due_on: dueOn,
        state: index === 2 ? ('done' as const) : ('open' as const),
        result: index === 2 ? 'Fait.' : '',
        created_at: testInstant,
      })),
    )
    .execute()
}
