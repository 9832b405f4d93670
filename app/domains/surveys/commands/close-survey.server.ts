/** Closes a survey: its answers are counted once, masked, then erased. Rules: docs/rules/surveys.md §4; why: docs/decisions/0063. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { askOnce } from '#app/domains/documents/run-worker.server.ts'
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import type { Counted } from '../count-answers.ts'
import { surveysPermissions } from '../permissions.ts'
import { listSheets } from '../sheets.server.ts'
import { listQuestions, lockSurvey } from '../store.server.ts'
import { refusalToClose } from '../surveys.ts'

/** In a thread of its own: the solver would keep every page waiting. */
const worker = new URL('../count-worker.server.ts', import.meta.url)
const limits = { seconds: 20, megabytes: 512 }

/** Told by who answers where it can be computed while someone waits; else each question alone, which takes an instant. */
async function count(counted: Counted): Promise<readonly ReleasedTable[]> {
  const run = (asked: Counted) => askOnce<Counted, readonly ReleasedTable[]>(worker, limits, asked)
  try {
    return await run(counted)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return run({ ...counted, questions: counted.questions.map((question) => ({ ...question, isProfile: false })) })
  }
}

export const closeSurvey = command({
  name: 'surveys.close-survey',
  permission: surveysPermissions.lead,
  input: z.object({ ctgId: id(), surveyId: id() }),
  about: lockSurvey,
  async run(work, key, survey) {
    refuse('surveys', refusalToClose(survey))
    const { ctgId, surveyId } = key
    // Whoever sends at this moment waits for the lock, then reads that it is closed.
    const [questions, sheets] = [await listQuestions(work.tx, key), await listSheets(work.tx, key)]
    const released = await count({ surveyId, questions, sheets })
    await work.tx
      .updateTable('survey')
      .set({
        ...{ state: 'closed', closed_at: work.at, version: survey.version + 1 },
        ...{ answer_count: sheets.length, released: JSON.stringify(released) },
      })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', surveyId)
      .execute()
    await work.tx.deleteFrom('survey_sheet').where('ctg_id', '=', ctgId).where('survey_id', '=', surveyId).execute()
    await recordAct(work, 'survey.closed', { ctgId, id: surveyId }, { title: survey.title })
    return { surveyId }
  },
})
