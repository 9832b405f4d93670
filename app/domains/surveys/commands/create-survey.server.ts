/** Prepares a survey from the ready model of its audience; who prepares it is its team. Rules: docs/rules/surveys.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { choice, line } from '#app/kernel/fields.ts'
import { addRows, rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { surveyModels } from '../models.fr.ts'
import { surveysPermissions } from '../permissions.ts'
import { questionColumns, writeTeam } from '../store.server.ts'
import { audiences } from '../surveys.ts'

export const createSurvey = command({
  name: 'surveys.create-survey',
  permission: surveysPermissions.lead,
  input: {
    title: line(inputLabels.surveyTitle, 200),
    audience: choice(audiences, inputLabels.audience),
  },
  about: wholeCtg,
  async run(work, { ctgId, title, audience }) {
    const surveyId = work.newId()
    const { introduction, questions } = surveyModels[audience]
    await rowOf(work.tx, 'survey', { ctgId, id: surveyId }).insert({
      title,
      audience,
      introduction,
      ...{ created_by: work.actor.name, created_at: work.at },
    })
    const ids = questions.map(() => work.newId())
    await addRows(
      work.tx,
      'survey_question',
      questions.map(({ shownIf, ...question }, index) => ({
        ...{ ctg_id: ctgId, survey_id: surveyId, id: ids[index] ?? '', rank: index + 1 },
        ...questionColumns({
          ...{ hint: '', choices: [], isRequired: false, isProfile: false, ...question },
          shownIf: shownIf ? { questionId: ids[shownIf.rank - 1] ?? '', choices: shownIf.choices } : null,
        }),
      })),
    )
    await writeTeam(work, { ctgId, surveyId }, [work.actor.personId])
    await recordAct(work, 'survey.created', { ctgId, id: surveyId }, { title, audience })
    return { surveyId }
  },
})
