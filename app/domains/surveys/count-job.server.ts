/** Work in the background: the answers of a closed survey, counted once, masked, then erased. Rules: docs/rules/surveys.md §4. */
import { z } from 'zod'
import { askOnce } from '#app/domains/documents/run-worker.server.ts'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { CountInput } from './count-answers.ts'
import { countSheets, listSheets } from './sheets.server.ts'
import { listQuestions, lockSurvey, type SurveyKey } from './store.server.ts'

const payloadShape = z.object({ ctgId: z.uuid(), surveyId: z.uuid() })

/** In a thread of its own: the solver would keep every page waiting. */
const worker = new URL('./count-worker.server.ts', import.meta.url)
const limits = { seconds: 120, megabytes: 512 }

/** Counted once the transaction commits; asked again, the job that waits is the same. */
export const askForCount = (tx: Transaction, key: SurveyKey): Promise<void> =>
  enqueue(tx, 'count-survey', key, `count-survey:${key.surveyId}`, { isUrgent: true })

/** Told by who answers where it can be computed in time; else each question alone, which takes an instant. */
async function count(counted: CountInput): Promise<readonly ReleasedTable[]> {
  const run = (input: CountInput) => askOnce<CountInput, readonly ReleasedTable[]>(worker, limits, input)
  try {
    return await run(counted)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return run({ ...counted, questions: counted.questions.map((question) => ({ ...question, isProfile: false })) })
  }
}

const isCounting = (db: Reader, { ctgId, surveyId }: SurveyKey) =>
  rowsOf(db, 'survey', { ctg_id: ctgId, id: surveyId, state: 'open' })
    .select(['counting_since as since'])
    .where('counting_since', 'is not', null)
    .executeTakeFirst()

/**
 * Counted apart, then written at once: killed before, nothing has changed and it runs again; run twice, the second finds it closed.
 * @throws Error when an answer came meanwhile, so that the job is tried again
 */
export async function countSurvey(db: Database, payload: unknown): Promise<void> {
  const key = payloadShape.parse(payload)
  if (!(await isCounting(db, key))) return
  const [questions, sheets] = await Promise.all([listQuestions(db, key), listSheets(db, key)])
  const released = await count({ surveyId: key.surveyId, questions, sheets })
  await db.transaction().execute((tx) => settle(tx, key, { released, answers: sheets.length }))
}

type Outcome = { readonly released: readonly ReleasedTable[]; readonly answers: number }

async function settle(tx: Transaction, key: SurveyKey, { released, answers }: Outcome): Promise<void> {
  const { state, countingSince, version } = await lockSurvey({ tx }, key)
  if (state !== 'open' || countingSince === null) return
  // A node of an older version may have taken one.
  if ((await countSheets(tx, key)) !== answers) throw new Error('an answer came while a survey was counted')
  const { ctgId, surveyId } = key
  await rowOf(tx, 'survey', { ctgId, id: surveyId }).update({
    ...{ state: 'closed', closed_at: countingSince, version: version + 1 },
    ...{ answer_count: answers, released: JSON.stringify(released) },
  })
  await tx.deleteFrom('survey_sheet').where('ctg_id', '=', ctgId).where('survey_id', '=', surveyId).execute()
}
