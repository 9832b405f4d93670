/** The plan as it is now, in the shape that is frozen. Reads only: four statements. Rules: docs/rules/followup.md §9. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { listObjectivesForDocument } from '#app/domains/diagnosis/queries.server.ts'
import {
  flagsOfActionSheet,
  listPlanSheets,
  loadPlanOutline,
  type PlanForDocument,
} from '#app/domains/plan/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { PlanContent } from './plan-content.ts'

type Sheet = PlanForDocument['sheets'][number]

/**
 * One statement after the other: a caller may be inside a transaction. The caller has checked the right to read.
 * @param today the day for which « late » and « silent » are computed
 */
export async function loadPlanContent(db: Reader, ctgId: string, today: string): Promise<PlanContent> {
  const { axes, objectives } = await loadPlanOutline(db, ctgId)
  const measured = await listObjectivesForDocument(db, ctgId)
  const { parties, services, actions } = await loadCarriedPlan(db, ctgId, today)
  return {
    version: 1,
    parties,
    services,
    axes: axes.map(({ id, parentId, code, levelLabel, title }) => ({ id, parentId, code, levelLabel, title })),
    objectives: objectives.flatMap(({ id, axisId, code, title }) => {
      const row = measured.find((one) => one.id === id)
      if (!row) return []
      const { baseline, baselineYear, target, targetYear, lastValue, lastValueYear } = row
      return [
        {
          ...{ id, axisId, code, title, baseline, baselineYear, target, targetYear, lastValue, lastValueYear },
          measureName: row.indicatorName ?? row.measureName ?? '',
          unit: row.indicatorUnit ?? row.measureUnit ?? '',
        },
      ]
    }),
    actions,
  }
}

/** The actions of the plan and who carries them, without what they answer: two statements. The caller has checked the right to read. */
export async function loadCarriedPlan(
  db: Reader,
  ctgId: string,
  today: string,
): Promise<Pick<PlanContent, 'parties' | 'services' | 'actions'>> {
  const sheets = await listPlanSheets(db, ctgId)
  const { reports, parties, services } = await loadAround(db, ctgId)
  const reportCounts = new Map(reports.map(({ actionId, count }) => [actionId, count]))
  const rankOf = (partyId: string) => parties.findIndex(({ id }) => id === partyId)
  return {
    parties,
    services: services.toSorted((one, other) => rankOf(one.partyId) - rankOf(other.partyId)),
    actions: sheets.map((sheet) => frozenSheet(sheet, reportCounts.get(sheet.id) ?? 0, today)),
  }
}

/** Parties, services, and how many reports each action received, whatever was answered: one statement. */
const loadAround = (db: Reader, ctgId: string) =>
  db
    .selectNoFrom([
      jsonArrayFrom(
        rowsOf(db, 'party', { ctg_id: ctgId }).select(['id', 'kind', 'short_name as shortName']).orderBy('position'),
      ).as('parties'),
      jsonArrayFrom(
        rowsOf(db, 'service', { ctg_id: ctgId }).select(['id', 'party_id as partyId', 'name']).orderBy('position'),
      ).as('services'),
      jsonArrayFrom(
        rowsOf(db, 'progress_report', { ctg_id: ctgId })
          .select((eb) => ['action_id as actionId', eb.fn.countAll<number>().as('count')])
          .groupBy('action_id'),
      ).as('reports'),
    ])
    .executeTakeFirstOrThrow()

function frozenSheet(sheet: Sheet, reportCount: number, today: string): PlanContent['actions'][number] {
  const flags = flagsOfActionSheet(sheet, today)
  const { id, number, code, title, axisId, status, isWatched, leadPartyId, leadServiceId, leadName } = sheet
  const { startsOn, startsPrecision, endsOn, endsPrecision, nextStep, nextStepOn, lastReportOn } = sheet
  return {
    ...{ id, number, code, title, axisId, status, isWatched, leadPartyId, leadServiceId, leadName },
    coLeadPartyId: sheet.coLeadPartyId,
    ...{ startsOn, startsPrecision, endsOn, endsPrecision, nextStep, nextStepOn, lastReportOn, reportCount },
    isLate: flags.includes('late'),
    isSilent: flags.includes('silent'),
    objectiveIds: sheet.objectives.map((objective) => objective.id),
    partyIds: sheet.partners.map((partner) => partner.id),
    serviceIds: sheet.services.map((service) => service.id),
    steps: sheet.steps.map((step) => ({
      id: step.id,
      title: step.title,
      targetOn: step.targetOn,
      targetPrecision: step.targetPrecision,
      doneOn: step.doneOn,
      status: step.status,
    })),
    measures: sheet.measures.map((measure) => {
      const last = measure.values.at(-1)
      return {
        id: measure.id,
        name: measure.name,
        unit: measure.unit,
        baseline: measure.baseline,
        target: measure.target,
        targetOn: measure.targetOn,
        lastValue: last?.value ?? null,
        lastValueOn: last?.measuredOn ?? null,
      }
    }),
    means: sheet.means.map((line) => ({
      id: line.id,
      year: line.year,
      nature: line.nature,
      funder: line.funderShortName ?? line.funderName,
      funderPartyId: line.funderPartyId,
      scheme: line.scheme,
      state: line.state,
      amountEuros: line.amountEuros,
    })),
  }
}
