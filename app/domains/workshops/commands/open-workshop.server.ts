/** Opens a workshop: one question to a group, on a theme or on a question of the evaluation, at a meeting or not. Rules: docs/rules/journey.md §7. */
import { randomInt } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { evaluationPermissions } from '#app/domains/evaluation/permissions.ts'
import { requireQuestionUnderWay } from '#app/domains/evaluation/steps.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { line, optionalId } from '#app/kernel/fields.ts'

import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { workshopLabels as t } from '../labels.fr.ts'
import { workshopPermissions } from '../permissions.ts'
import { codeAlphabet, codeLength, isThemeMissing } from '../workshops.ts'

const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

const judging = { evaluationQuestionId: optionalId(), question: line(t.questionMissing, 200) }

export const openWorkshop = command({
  name: 'journey.open-workshop',
  permission: workshopPermissions.lead,
  input: { themeId: optionalId(), meetingId: optionalId(), ...judging },
  async about(work, { ctgId, themeId, meetingId }) {
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    if (meetingId !== null) await requireMeeting(work, ctgId, meetingId)
    return { ctgId, themeId }
  },
  async run(work, { ctgId, themeId, meetingId, evaluationQuestionId, question }) {
    if (isThemeMissing({ themeId, evaluationQuestionId }))
      throw new DomainError('invalid', 'journey.theme-missing', { themeId: t.themeMissing })
    if (evaluationQuestionId !== null) await requireQuestionUnderWay(work, { ctgId, questionId: evaluationQuestionId })
    const workshopId = work.newId()
    await rowOf(work.tx, 'workshop', { ctgId, id: workshopId }).insert({
      theme_id: themeId,
      meeting_id: meetingId,
      evaluation_question_id: evaluationQuestionId,
      question,
      join_code: newCode(),
      opened_by: work.actor.name,
      opened_at: work.at,
    })
    const subject = { type: 'workshop' as const, id: workshopId }
    await recordAct(
      work,
      'workshop.opened',
      { ctgId, id: workshopId },
      { name: question, themeId, evaluationQuestionId },
    )
    const personIds = await listConcerned(work, ctgId, themeId)
    await notify(work, { ctgId, kind: 'workshop', subject, personIds, onceKey: `workshop:${workshopId}` })
    return { workshopId }
  },
})

async function requireMeeting({ tx }: Work, ctgId: string, meetingId: string): Promise<void> {
  const meeting = tx.selectFrom('meeting').select('id').where('ctg_id', '=', ctgId).where('id', '=', meetingId)
  found(await meeting.executeTakeFirst(), 'governance.meeting-not-found')
}

/** Members attached to this theme, and coordinators; of the whole convention, those who judge for their party. */
async function listConcerned(work: Work, ctgId: string, themeId: string | null): Promise<readonly string[]> {
  const today = todayIn(work, ctgId)
  const rows = await rowsOf(work.tx, 'member', { ctg_id: ctgId })
    .select(['person_id as personId'])
    .distinct()
    .where((eb) =>
      themeId === null
        ? eb('role', 'in', evaluationPermissions.judge.roles)
        : eb.or([eb('theme_id', '=', themeId), eb('role', '=', 'coordinator')]),
    )
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .limit(100)
    .execute()
  return rows.map(({ personId }) => personId)
}
