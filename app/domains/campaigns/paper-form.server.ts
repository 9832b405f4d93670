/** The paper form of a campaign, for one of those it asks or for all those on paper: what is printed, ready to read. Rules: docs/rules/followup.md §6.6. */
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { statusChoices } from '#app/domains/followup/followup.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { formatDay, formatNumber } from '#app/kernel/format.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

import type { Context } from '#app/kernel/transaction.server.ts'
import { campaignLabels } from './labels.fr.ts'
import { campaignPermissions } from './permissions.ts'
import type { ReportFormAction, ReportFormDocument } from './report-form-document.ts'
import { listCampaigns, selectRecipients } from './rows.server.ts'
import type { CampaignKey } from './store.server.ts'

/**
 * @param recipientId one person; left out, all those on paper who have not answered, or everyone when nobody is on paper
 * @throws DomainError not-found | forbidden
 */
export async function getPaperForm(
  context: Context,
  key: CampaignKey,
  recipientId: string | undefined,
  ribbon: string | null,
): Promise<{ readonly data: ReportFormDocument; readonly name: string }> {
  const { db } = context
  requireRight(context.actor, campaignPermissions.runCampaign, key, 'followup.paper-form')
  const [rows, people, ctg, coordinators] = await Promise.all([
    listCampaigns(db, key.ctgId, key.campaignId),
    selectRecipients(db, key).execute(),
    db.selectFrom('ctg').select('name').where('id', '=', key.ctgId).executeTakeFirstOrThrow(),
    listCoordinators(db, key.ctgId, todayIn(context, key.ctgId)),
  ])
  const campaign = found(rows[0], 'followup.campaign-not-found')
  const waiting = people.filter(({ answeredAt }) => answeredAt === null)
  const onPaper = waiting.filter(({ channel }) => channel === 'paper')
  const printed =
    recipientId === undefined ? (onPaper.length > 0 ? onPaper : people) : people.filter(({ id }) => id === recipientId)
  if (printed.length === 0) throw new DomainError('not-found', 'followup.recipient-not-found')
  const actionIds = [...new Set(printed.flatMap(({ actions }) => actions.map(({ id }) => id)))]
  const sheets = await loadPrintedActions(db, key.ctgId, actionIds)
  return {
    name: printed.length === 1 ? `Formulaire ${printed[0]?.name ?? ''}.pdf` : `Formulaires ${campaign.name}.pdf`,
    data: {
      campaign: campaign.name,
      ctg: ctg.name,
      ribbon,
      people: printed.map(({ name, actions }) => ({
        name,
        before: campaignLabels.giveBackBefore(campaign.closesOn),
        backTo: coordinators.slice(0, mostContacts).map((one) => `${one.name}, ${one.email}`),
        message: campaign.message,
        actions: actions.flatMap(({ id }) => sheets.get(id) ?? []),
      })),
    },
  }
}

/** The same, printed. @throws DomainError as `getPaperForm` */
export async function printPaperForm(...args: Parameters<typeof getPaperForm>) {
  const { data, name } = await getPaperForm(...args)
  const createdAt = args[0].at
  return {
    name,
    pdf: await renderPdf({ template: 'campaigns/templates/report-form.typ', data, standard: 'ua-1', createdAt }),
  }
}

/** As many as the form has room for. */
const mostContacts = 4

/** Actions, the last report of each, its measures with their last value. */
const readActions = (db: Reader, ctgId: string, actionIds: readonly string[]) =>
  Promise.all([
    rowsOf(db, 'action', { ctg_id: ctgId })
      .select([
        'id',
        'code',
        'title',
        'status',
        'ends_on as endsOn',
        'ends_precision as endsPrecision',
        'next_step as nextStep',
      ])
      .where('id', 'in', actionIds)
      .execute(),
    rowsOf(db, 'progress_report', { ctg_id: ctgId })
      .select(['action_id as actionId', 'reported_on as reportedOn', 'facts'])
      .distinctOn('action_id')
      .where('action_id', 'in', actionIds)
      .orderBy('action_id')
      .orderBy('reported_on', 'desc')
      .orderBy('created_at', 'desc')
      .execute(),
    db
      .selectFrom('action_measure as measure')
      .select((eb) => [
        'measure.action_id as actionId',
        'measure.name',
        'measure.unit',
        eb
          .selectFrom('measure_value as reading')
          .select('reading.value')
          .where('reading.ctg_id', '=', ctgId)
          .whereRef('reading.measure_id', '=', 'measure.id')
          .orderBy('reading.measured_on', 'desc')
          .limit(1)
          .as('lastValue'),
      ])
      .where('measure.ctg_id', '=', ctgId)
      .where('measure.action_id', 'in', actionIds)
      .orderBy('measure.position')
      .execute(),
  ])

async function loadPrintedActions(
  db: Reader,
  ctgId: string,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string, ReportFormAction>> {
  const [actions, reports, measures] = await readActions(db, ctgId, actionIds)
  return new Map(
    actions.map(({ id, code, title, status, endsOn, endsPrecision, nextStep }) => {
      const last = reports.find(({ actionId }) => actionId === id)
      return [
        id,
        {
          title: `${code} ${title}`.trim(),
          state: campaignLabels.paperState(planLabels.date(endsOn, endsPrecision), planLabels.status[status]),
          lastTime: last ? `${formatDay(last.reportedOn)} : ${last.facts}` : '',
          statusChoices: statusChoices(status).map((choice) => planLabels.status[choice]),
          measures: measures
            .filter(({ actionId }) => actionId === id)
            .map(({ name, unit, lastValue }) => measureLine(name, unit, lastValue)),
          nextStep,
        },
      ]
    }),
  )
}

/** The unit is said unless the name says it already. */
const measureLine = (name: string, unit: string, lastValue: number | null): string =>
  [
    name,
    name.toLowerCase().includes(unit.toLowerCase()) ? '' : campaignLabels.inUnit(unit),
    lastValue === null ? '' : campaignLabels.lastMeasured(formatNumber(lastValue)),
  ].join('')
