/** A point on an action: by its lead, or entered for her. What it proposes waits for an answer. Rules: docs/rules/followup.md §1. */

import { applyReport } from '#app/domains/followup/apply-report.server.ts'
import { followupPermissions } from '#app/domains/followup/permissions.ts'
import { invalidAt, recordReport } from '#app/domains/followup/record-report.server.ts'
import { reportInput } from '#app/domains/followup/report-fields.ts'
import { lockActionState } from '#app/domains/followup/store.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { markAnswered } from '../steps.server.ts'

const name = 'followup.submit-report'

export const submitReport = command({
  name,
  permission: followupPermissions.submitReport,
  input: reportInput,
  async run(work, input) {
    const { ctgId, actionId } = input
    requireMembership(work.actor, ctgId)
    const action = await lockActionState(work, ctgId, actionId)
    const thing = { ctgId, themeId: action.themeId, leadPersonId: action.leadPersonId }
    authorize(allows(followupPermissions.submitReport, work.actor, thing), name)
    authorize(
      !input.isAccepted || allows(followupPermissions.answerReport, work.actor, thing),
      'followup.answer-report',
    )
    const isOwn = action.leadPersonId === work.actor.personId
    const enteredFor = isOwn ? '' : input.enteredFor || action.leadName
    if (!isOwn && enteredFor === '') throw invalidAt('enteredFor', 'followup.entered-for-whom')
    const reportId = await recordReport(work, input, { enteredBy: work.actor.name, enteredFor })
    await markAnswered(work, { ctgId, actionId, reportId })
    if (input.isAccepted) await applyReport(work, { ctgId, reportId })
    return { reportId, status: input.isAccepted ? 'accepted' : 'submitted' }
  },
})
