/** An evaluation framed by a decision, open to judgements, with one question and one condition. Rows are written directly. */
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'

type Asked = {
  readonly ctgId: string
  readonly partyIds: readonly string[]
  readonly evaluationId: string
  readonly questionId: string
  readonly conditionId: string
  readonly decisionId: string
  readonly objectiveId: string
}

export async function insertEvaluation(db: Database, given: Asked): Promise<void> {
  const { ctgId, partyIds, evaluationId, questionId, conditionId, decisionId, objectiveId } = given
  const ofEvaluation = { ctg_id: ctgId, evaluation_id: evaluationId }
  await db
    .insertInto('evaluation')
    .values({
      ...{ ctg_id: ctgId, id: evaluationId, kind: 'final', title: 'Évaluation finale', stage: 'judging' },
      ...{
        limits: 'Les familles sans accueil n’ont pas été entendues.',
        started_by: 'Une personne',
        started_at: testInstant,
      },
    })
    .execute()
  await db
    .insertInto('evaluation_judge')
    .values(partyIds.map((partyId) => ({ ...ofEvaluation, party_id: partyId })))
    .execute()
  await db
    .insertInto('evaluation_question')
    .values({ ...ofEvaluation, id: questionId, position: 1, text: 'Accueille-t-on mieux ?', criterion: 'effects' })
    .execute()
  await db
    .insertInto('evaluation_question_objective')
    .values({ ctg_id: ctgId, question_id: questionId, objective_id: objectiveId })
    .execute()
  await db
    .insertInto('evaluation_condition')
    .values({ ctg_id: ctgId, id: conditionId, question_id: questionId, position: 1, text: 'Vingt places ouvertes' })
    .execute()
  await db
    .insertInto('evaluation_framing')
    .values({
      ...{ ...ofEvaluation, id: questionId, number: 1, content: '{}', content_sha256: 'e'.repeat(64) },
      ...{ decision_id: decisionId, frozen_by: 'Une personne', frozen_at: testInstant },
    })
    .execute()
}
