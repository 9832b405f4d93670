/** Sends a report back with a word: the sheet stays as it is, its lead makes another point. Rules: docs/rules/followup.md §2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listAdjustments, settleAdjustments } from '#app/domains/followup/adjustments.ts'
import { refusalToAnswer } from '#app/domains/followup/followup.ts'
import { followupPermissions } from '#app/domains/followup/permissions.ts'
import { lockReport, saveAnswer } from '#app/domains/followup/store.server.ts'
import { tellAnswer } from '#app/domains/followup/tell.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { askAgain } from '../link/ask-again.server.ts'

export const sendBackReport = command({
  name: 'followup.send-back-report',
  permission: followupPermissions.answerReport,
  input: {
    reportId: id(),
    answer: line(inputLabels.toReview, 1000),
    /** Public address of the instance, for the link of a lead without account. */
    siteUrl: z.url(),
  },
  about: lockReport,
  async run(work, { ctgId, reportId, answer, siteUrl }, { report, sheet }) {
    refuse('followup', refusalToAnswer(report.status))
    const adjustments = settleAdjustments(listAdjustments(sheet, report), [])
    await saveAnswer(work, { ctgId, reportId }, { status: 'sent-back', adjustments, word: answer })
    const isByLink = await askAgain(work, { ctgId, reportId, word: answer, siteUrl })
    if (!isByLink) await tellAnswer(work, { reportId, ...report, ...sheet }, 'report-sent-back', answer)
    await recordAct(work, 'progress-report.sent-back', { ctgId, id: reportId }, { actionId: report.actionId, answer })
    return { reportId, status: 'sent-back' }
  },
})
