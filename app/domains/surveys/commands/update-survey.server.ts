/** Words, last day and team of a survey that is not open yet. Rules: docs/rules/surveys.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { surveyFields } from '../inputs.ts'
import { surveysPermissions } from '../permissions.ts'
import { lockSurvey, writeTeam } from '../store.server.ts'
import { refusalToEdit } from '../surveys.ts'

export const updateSurvey = command({
  name: 'surveys.update-survey',
  permission: surveysPermissions.lead,
  input: { surveyId: id(), version: version(), ...surveyFields },
  about: lockSurvey,
  async run(work, { ctgId, surveyId, version: openedOn, teamIds, ...typed }, before) {
    refuse('surveys', refusalToEdit(before))
    const { title, audience, introduction, closesOn } = before
    if (before.version !== openedOn)
      throw changedMeanwhile('surveys', { title, audience, introduction, closesOn }, typed)
    await rowOf(work.tx, 'survey', { ctgId, id: surveyId }).update({
      ...{ title: typed.title, audience: typed.audience, introduction: typed.introduction },
      ...{ closes_on: typed.closesOn, version: before.version + 1 },
    })
    await writeTeam(work, { ctgId, surveyId }, teamIds)
    await recordAct(work, 'survey.updated', { ctgId, id: surveyId }, { title: typed.title, team: teamIds.length })
    return { surveyId }
  },
})
