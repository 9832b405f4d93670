/** Accepts a report: the sheet takes all it proposes, or the fields chosen. Rules: docs/rules/followup.md §2. */
import { checkbox, id, keys } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { applyReport } from '../apply-report.server.ts'
import { followupPermissions } from '../permissions.ts'
import { lockReport } from '../store.server.ts'

export const acceptReport = command({
  name: 'followup.accept-report',
  permission: followupPermissions.answerReport,
  input: {
    reportId: id(),
    /** True when `fields` says what is taken; everything is otherwise. */
    isChosen: checkbox(),
    fields: keys().prefault(''),
  },
  about: lockReport,
  async run(work, { reportId, isChosen, fields }, locked) {
    const changedCount = await applyReport(work, locked, isChosen ? fields : 'all')
    return { reportId, changedCount }
  },
})
