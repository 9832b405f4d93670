/**
 * Answers a survey by its link, without account. No line in the journal: it would say when each person answered.
 * Rules: docs/rules/surveys.md §3.
 */
import { z } from 'zod'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { checkbox } from '#app/kernel/fields.ts'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { SurveyGuest } from '../door.server.ts'
import { answerFaults } from '../labels.fr.ts'
import { countSheets, writeSheet } from '../sheets.server.ts'
import { listQuestions } from '../store.server.ts'
import { isEmptySheet, longest, readAnswers, refusalToAnswer } from '../surveys.ts'

export const answerSurvey = guestCommandOf<SurveyGuest>(({ surveyId }) => surveyId)({
  name: 'surveys.answer-survey',
  forgetsHour: true,
  input: z.object({ mayQuote: checkbox(), answers: z.record(z.string().max(10), z.string().max(longest.long * 2)) }),
  async run(work, { mayQuote, answers }) {
    const { ctgId, surveyId } = work.actor
    const survey = await rowsOf(work.tx, 'survey', { ctg_id: ctgId, id: surveyId })
      .select(['state', 'closes_on as closesOn', 'counting_since as countingSince'])
      .forShare()
      .executeTakeFirstOrThrow()
    const count = await countSheets(work.tx, work.actor)
    refuse('surveys', refusalToAnswer(survey, todayIn(work, ctgId), count))
    const questions = await listQuestions(work.tx, work.actor)
    const read = readAnswers(questions, answers)
    if (Object.keys(read.faults).length > 0)
      throw new DomainError('invalid', 'surveys.answers-to-review', answerFaults(read.faults, questions))
    if (isEmptySheet(read)) throw new DomainError('invalid', 'surveys.nothing-answered')
    await writeSheet(work, read, mayQuote)
    return {}
  },
})
