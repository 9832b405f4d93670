/** A point on an action: by its lead, or entered for her. What it proposes waits for an answer. Rules: docs/rules/followup.md §1. */

import { applyReport } from '#app/domains/followup/apply-report.server.ts'
import { followupPermissions } from '#app/domains/followup/permissions.ts'
import { invalidAt, recordReport } from '#app/domains/followup/record-report.server.ts'
import { reportInput } from '#app/domains/followup/report-fields.ts'
import { lockActionState, lockReport } from '#app/domains/followup/store.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { markAnswered } from '../steps.server.ts'

export const submitReport = command({
  name: 'followup.submit-report',
  permission: followupPermissions.submitReport,
  input: reportInput,
  about: lockActionState,
  alsoNeeds: ({ isAccepted }) => isAccepted && followupPermissions.answerReport,
  async run(work, input, action) {
    const { ctgId, actionId } = input
    const isOwn = action.leadPersonId === work.actor.personId
    const enteredFor = isOwn ? '' : input.enteredFor || action.leadName
    if (!isOwn && enteredFor === '') throw invalidAt('enteredFor', 'followup.entered-for-whom')
    const reportId = await recordReport(work, input, { enteredBy: work.actor.name, enteredFor })
    await markAnswered(work, { ctgId, actionId, reportId })
    if (input.isAccepted) await applyReport(work, await lockReport(work, { ctgId, reportId }))
    return { reportId, status: input.isAccepted ? 'accepted' : 'submitted' }
  },
})
