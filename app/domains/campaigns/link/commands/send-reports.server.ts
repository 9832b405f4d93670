/** Sends the reports of a personal link: each a new line of its action's history, waiting for an answer. Rules: docs/rules/followup.md §7.3. */
import { z } from 'zod'
import { statusChoices } from '#app/domains/followup/followup.ts'
import { recordReport } from '#app/domains/followup/record-report.server.ts'
import { type ReportInput, reportInput } from '#app/domains/followup/report-fields.ts'
import { lockActionState } from '#app/domains/followup/store.server.ts'
import type { LinkHolder } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { reaches } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { markAnswered } from '../../steps.server.ts'
import { type LinkWork, linkCommand } from '../door.server.ts'
import { lockOpenLink } from '../holder.server.ts'
import { linkLabels } from '../labels.fr.ts'
import { fieldPrefix } from '../link.ts'
import { readSent, type SentSection, sentFields } from '../send-fields.ts'

export const sendReports = linkCommand({
  name: 'followup.send-reports',
  input: sentFields,
  async run(work, input) {
    await lockOpenLink(work)
    const sent = readSent(input, work.actor.actionIds)
    if ('sentence' in sent)
      throw new z.ZodError([{ code: 'custom', path: [sent.field], message: sent.sentence, input: '' }])
    const reports = [
      ...readReports(work.actor, sent.sections),
      ...(sent.nothingNew === null ? [] : [await nothingNew(work, sent.nothingNew)]),
    ]
    // In one order for everyone: two links of the same actions never wait for each other.
    for (const report of reports.toSorted((one, other) => one.actionId.localeCompare(other.actionId)))
      await recordOne(work, report)
    return { count: reports.length }
  },
})

const requireReached = (holder: LinkHolder, actionId: string): void => {
  if (!reaches(holder, { ctgId: holder.ctgId, actionId })) throw new DomainError('not-found', 'plan.action-not-found')
}

/** @throws ZodError, each sentence at its field of the page */
function readReports(holder: LinkHolder, sections: readonly SentSection[]): readonly ReportInput[] {
  const read = sections.map(({ actionId, fields }) => ({
    actionId,
    result: reportInput.safeParse({ ...fields, ctgId: holder.ctgId, actionId, isAccepted: '', enteredFor: '' }),
  }))
  const issues = read.flatMap(({ actionId, result }) =>
    (result.error?.issues ?? []).map(({ path: [name = 'facts', ...rest], message }) => ({
      code: 'custom' as const,
      path: [`${fieldPrefix(actionId)}${String(name)}`, ...rest],
      message,
      input: '',
    })),
  )
  if (issues.length > 0) throw new z.ZodError(issues)
  return read.flatMap(({ result }) => result.data ?? [])
}

/** Nothing moved since the last report: said as such, in the state the sheet has. */
async function nothingNew(work: LinkWork, actionId: string): Promise<ReportInput> {
  const { ctgId } = work.actor
  requireReached(work.actor, actionId)
  const { status, isWatched } = await lockActionState(work, { ctgId, actionId })
  const present = statusChoices(status).find((choice) => choice === status)
  return reportInput.parse({ ctgId, actionId, facts: linkLabels.nothingNew, status: present, isWatched })
}

async function recordOne(work: LinkWork, report: ReportInput): Promise<void> {
  const { ctgId, linkId, recipientId, name, onBehalfOf } = work.actor
  requireReached(work.actor, report.actionId)
  const by = { enteredBy: name, enteredFor: onBehalfOf, linkId, fieldPrefix: fieldPrefix(report.actionId) }
  const reportId = await recordReport(work, report, by)
  await markAnswered(work, { ctgId, recipientId, actionId: report.actionId, reportId })
  // A correction takes the place of the first answer; both stay in the history.
  await rowsOf(work.tx, 'campaign_action', {
    ctg_id: ctgId,
    recipient_id: recipientId,
    action_id: report.actionId,
  }).update({ report_id: reportId })
}
