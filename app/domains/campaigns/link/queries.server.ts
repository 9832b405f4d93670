/** What the holder of a personal link reads: her actions, what was said of them, and nothing else of the CTG. Rules: docs/rules/followup.md §7.2. */

import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { listBodies } from '#app/domains/followup/queries.server.ts'
import { reportedAction } from '#app/domains/followup/reported-action.ts'
import { selectReports } from '#app/domains/followup/rows.server.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { listActionSheets } from '#app/domains/plan/queries.server.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { FoundLink } from './holder.server.ts'
import { lastDayBefore } from './link.ts'

type ReadMoment = { readonly db: Reader; readonly at: Date }
type Scope = { readonly ctgId: string; readonly actionIds: readonly string[] }

const askLastReports = (db: Reader, { ctgId, actionIds }: Scope) =>
  selectReports(db, ctgId)
    .where('report.action_id', 'in', [...actionIds])
    .clearOrderBy()
    .distinctOn('report.action_id')
    .orderBy('report.action_id')
    .orderBy('report.reported_on', 'desc')
    .orderBy('report.created_at', 'desc')
    .select((eb) => [
      'report.link_id as linkId',
      eb
        .selectFrom('report_file as joined')
        .select((one) => one.fn.countAll<number>().as('count'))
        .where('joined.ctg_id', '=', ctgId)
        .whereRef('joined.report_id', '=', 'report.id')
        .as('fileCount'),
      jsonArrayFrom(
        eb
          .selectFrom('measure_value as reading')
          .innerJoin('action_measure as measure', sameCtg('measure.id', 'reading.measure_id'))
          .select(['measure.name', 'measure.unit', 'reading.value'])
          .where('reading.ctg_id', '=', ctgId)
          .whereRef('reading.report_id', '=', 'report.id')
          .orderBy('measure.position'),
      ).as('values'),
    ])
    .execute()

/** The last report of each action: what its author said and what became of it, nothing else of the CTG. */
async function listLastReports(db: Reader, scope: Scope) {
  const rows = scope.actionIds.length === 0 ? [] : await askLastReports(db, scope)
  return rows.map((row) => ({
    id: row.id,
    actionId: row.actionId,
    linkId: row.linkId,
    reportedOn: row.reportedOn,
    status: row.status,
    statusText: planLabels.status[row.actionStatus],
    facts: row.facts,
    isWatched: row.isWatched,
    delayMonths: row.delayMonths,
    difficultyKind: row.difficultyKind,
    difficulty: row.difficulty,
    helpWanted: row.helpWanted,
    helpBodyId: row.helpBodyId,
    helpBodyName: row.helpBodyName,
    peopleReached: row.peopleReached,
    values: row.values,
    nextStep: row.nextStep,
    nextStepOn: row.nextStepOn,
    proposedEndsOn: row.proposedEndsOn,
    proposedStepId: row.proposedStepId,
    proposedStepTitle: row.proposedStepTitle,
    proposedStepOn: row.proposedStepOn,
    proposedLead: row.proposedLead,
    proposedPartner: row.proposedPartner,
    adjustment: row.adjustment,
    actionStatus: row.actionStatus,
    coversFrom: row.coversFrom,
    coversTo: row.coversTo,
    publicsReached: row.publicsReached,
    meansUsed: row.meansUsed,
    fileCount: Number(row.fileCount ?? 0),
    enteredBy: row.enteredBy,
    answeredBy: row.answeredBy,
    answer: row.answer,
  }))
}

export type SaidReport = Awaited<ReturnType<typeof listLastReports>>[number]

/** Actions of the recipient that have their answer in this campaign. */
async function listAnswered(db: Reader, { ctgId, recipientId }: FoundLink['holder']): Promise<readonly string[]> {
  const rows = await rowsOf(db, 'campaign_action', { ctg_id: ctgId, recipient_id: recipientId })
    .select(['action_id as actionId'])
    .where('report_id', 'is not', null)
    .execute()
  return rows.map(({ actionId }) => actionId)
}

/** What every page of a link says of it. */
const aboutLink = ({ holder, ctgName, campaign, contact, expiresAt }: FoundLink) => ({
  holderName: holder.name,
  onBehalfOf: holder.onBehalfOf,
  actionCount: holder.actionIds.length,
  ctgName,
  campaignName: campaign.name,
  message: campaign.message,
  contact,
  lastDay: lastDayBefore(expiresAt, holder.timeZone),
})

/** The page that asks: each action of the link with its form, what was said last time, what was already sent. */
export async function getLinkPage({ db, at }: ReadMoment, link: FoundLink) {
  const { holder } = link
  const [sheets, bodies, reports, answered] = await Promise.all([
    listActionSheets(db, holder.ctgId, holder.actionIds),
    listBodies(db, holder.ctgId),
    listLastReports(db, holder),
    listAnswered(db, holder),
  ])
  return {
    about: aboutLink(link),
    today: dayIn(holder.timeZone, at),
    bodies,
    actions: sheets.map((sheet) => {
      const action = reportedAction(sheet)
      const last = reports.find(({ actionId }) => actionId === sheet.id) ?? null
      return {
        id: sheet.id,
        code: sheet.code,
        title: sheet.title,
        action,
        last,
        isAnswered: answered.includes(sheet.id),
        /** « Rien de neuf » says that the last report is still true. */
        mayTellNothingNew:
          last !== null && last.status !== 'sent-back' && action.statusChoices.some((one) => one === sheet.status),
      }
    }),
  }
}

export type LinkPageData = Awaited<ReturnType<typeof getLinkPage>>

/** What was sent by this link, and what is still asked. */
export async function getSentPage({ db, at }: ReadMoment, link: FoundLink) {
  const { holder } = link
  const [sheets, reports, answered] = await Promise.all([
    listActionSheets(db, holder.ctgId, holder.actionIds),
    listLastReports(db, holder),
    listAnswered(db, holder),
  ])
  const sent = reports.filter(({ linkId }) => linkId === holder.linkId)
  return {
    about: aboutLink(link),
    today: dayIn(holder.timeZone, at),
    sent: sheets.flatMap(({ id, code, title, endsPrecision }) => {
      const report = sent.find(({ actionId }) => actionId === id)
      return report ? [{ id, code, title, endsPrecision, report }] : []
    }),
    waiting: sheets
      .filter(({ id, status }) => !answered.includes(id) && isInPlan({ status }))
      .map(({ id, code, title }) => ({ id, code, title })),
  }
}

export type SentPageData = Awaited<ReturnType<typeof getSentPage>>

/** The form that passes the question to a colleague. */
export const getForwardPage = (link: FoundLink) => ({ about: aboutLink(link) })

export type ForwardPageData = ReturnType<typeof getForwardPage>
