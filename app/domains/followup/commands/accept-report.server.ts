/** Accepts a report in one gesture: the sheet takes what it proposes. Rules: docs/rules/followup.md §2. */
import { z } from 'zod'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { applyReport } from '../apply-report.server.ts'
import { followupPermissions } from '../permissions.ts'

export const acceptReport = command({
  name: 'followup.accept-report',
  permission: followupPermissions.answerReport,
  input: z.object({ ctgId: id(), reportId: id() }),
  async run(work, { ctgId, reportId }) {
    const changedCount = await applyReport(work, { ctgId, reportId })
    return { reportId, changedCount }
  },
})
