/** The plan as the convention prints it: axes, objectives with their measure, one sheet per action. Pure. Rules: docs/rules/plan.md. */

import type { DiagnosisForDocument, ObjectiveForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import type { PlanForDocument } from '#app/domains/plan/queries.server.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatEuros, formatShortDate } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import {
  type ActionSheet,
  type DocumentMeasure,
  type DocumentParty,
  outsideAxes,
  type PlanAxis,
  type PlanObjective,
} from './convention-document.ts'
import { documentWords } from './document-words.fr.ts'
import type { TextOf } from './printed-texts.server.ts'

type Sheet = PlanForDocument['sheets'][number]
type Axis = PlanForDocument['axes'][number]

/** Last known reading of an indicator here, in words; from the figures of the diagnosis. */
type LastReadings = ReadonlyMap<string, string>

const dateOf = (day: string | null, precision: DatePrecision): string | null =>
  day === null ? null : formatShortDate(day, precision)

/** « 60 familles (2029) »; `unknown` when there is no number. */
const valueWords = (value: number | null, unit: string | null, year: number | null, unknown = '–'): string => {
  if (value === null) return unknown
  const number = formatQuantity(value, unit)
  return year === null ? number : `${number} (${year})`
}

/** Null for an objective without a measure, or said not to be measurable. */
function measureOf(objective: ObjectiveForDocument, lastReadings: LastReadings): DocumentMeasure | null {
  const { isMeasurable, indicatorId, indicatorName, indicatorUnit, decimals, measureName, measureUnit } = objective
  if (!isMeasurable) return null
  if (indicatorId !== null && indicatorName !== null && indicatorUnit !== null && decimals !== null) {
    const words = (value: number | null, year: number | null, unknown: string) =>
      value === null
        ? unknown
        : `${observatoryLabels.formatValue({ unit: indicatorUnit, decimals }, value)}${year === null ? '' : ` (${year})`}`
    return {
      name: indicatorName,
      baseline: words(objective.baseline, objective.baselineYear, planLabels.notMeasured),
      target: words(objective.target, objective.targetYear, '–'),
      lastValue: lastReadings.get(indicatorId) ?? '–',
    }
  }
  if (!measureName) return null
  return {
    name: measureName,
    baseline: valueWords(objective.baseline, measureUnit, objective.baselineYear, planLabels.notMeasured),
    target: valueWords(objective.target, measureUnit, objective.targetYear),
    lastValue: valueWords(objective.lastValue, measureUnit, objective.lastValueYear),
  }
}

export const lastReadingsOf = ({ themes }: DiagnosisForDocument): LastReadings =>
  new Map(
    themes.flatMap(({ figures }) =>
      (figures?.indicators ?? []).map(({ indicator, own, year }) => [
        indicator.id,
        `${observatoryLabels.formatReading(indicator, own)}${year === null ? '' : ` (${year})`}`,
      ]),
    ),
  )

/** Partners that are parties, then those only named. */
const partnersOf = ({ partners, partnersText }: Sheet): readonly DocumentParty[] => [
  ...partners.map(({ kind, shortName }) => ({ kind, name: shortName })),
  ...partnersText
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ kind: 'partner' as const, name })),
]

const actionMeasureOf = ({ name, unit, baseline, target, values }: Sheet['measures'][number]): DocumentMeasure => ({
  name,
  baseline: valueWords(baseline, unit, null, planLabels.notMeasured),
  target: valueWords(target, unit, null),
  lastValue: valueWords(values.at(-1)?.value ?? null, unit, null),
})

function sheetOf(sheet: Sheet, objectiveTitle: (id: string) => string | undefined, textOf: TextOf): ActionSheet {
  const { leadPartyKind, leadPartyName } = sheet
  return {
    number: sheet.code || String(sheet.number),
    title: sheet.title,
    objectives: sheet.objectives.flatMap(({ id }) => objectiveTitle(id) ?? []),
    lead: leadPartyKind && leadPartyName ? { kind: leadPartyKind, name: leadPartyName } : null,
    leadName: [sheet.leadServiceName, sheet.leadName].filter(Boolean).join(', '),
    partners: partnersOf(sheet),
    start: dateOf(sheet.startsOn, sheet.startsPrecision),
    end: dateOf(sheet.endsOn, sheet.endsPrecision),
    status: planLabels.status[sheet.status],
    nextStep: sheet.nextStep || null,
    need: readProse(sheet.need),
    description: textOf('action', sheet.id),
    publics: sheet.public,
    areas: planLabels.places(sheet),
    services: sheet.services.map(({ name, partyKind }) => ({ kind: partyKind, name })),
    sponsor: sheet.electedSponsor,
    cafLevers: sheet.cafFields.map(planLabels.cafLevers),
    steps: sheet.steps.map(({ title, targetOn, targetPrecision, status }) => ({
      title,
      target: dateOf(targetOn, targetPrecision) ?? '',
      state: planLabels.step[status],
    })),
    means: sheet.means.map(({ year, nature, funderKind, funderShortName, funderName, scheme, cofNumber, ...line }) => ({
      year: String(year),
      nature: planLabels.meansNature[nature],
      funder: { kind: funderKind ?? 'partner', name: funderShortName ?? funderName },
      scheme: [scheme, cofNumber && `COF n° ${cofNumber}`].filter(Boolean).join(', '),
      state: planLabels.meansState[line.state],
      amount: line.amountEuros === null ? '' : formatEuros(line.amountEuros),
    })),
    measures: sheet.measures.map(actionMeasureOf),
  }
}

type PlanAnnexData = {
  readonly plan: PlanForDocument
  readonly objectives: readonly ObjectiveForDocument[]
  readonly lastReadings: LastReadings
  readonly textOf: TextOf
}

/** The tree in the order of the codes; actions abandoned or deferred are no longer commitments and are left out. */
export function planAnnex({ plan, objectives, lastReadings, textOf }: PlanAnnexData): readonly PlanAxis[] {
  const sheetsInPlan = plan.sheets.filter(isInPlan)
  const titleOf = (id: string) => plan.objectives.find((one) => one.id === id)?.title
  const printed = (sheets: readonly Sheet[]) => sheets.map((sheet) => sheetOf(sheet, titleOf, textOf))

  const objectivesOf = (axisId: string): readonly PlanObjective[] =>
    plan.objectives
      .filter((objective) => objective.axisId === axisId)
      .map(({ id, code, title }) => {
        const row = objectives.find((one) => one.id === id)
        return {
          number: code,
          title,
          issue: row?.issueTitle ?? null,
          measure: row ? measureOf(row, lastReadings) : null,
          actions: printed(sheetsInPlan.filter((sheet) => sheet.objectives.some((one) => one.id === id))),
        }
      })
  const withoutObjective = sheetsInPlan.filter((sheet) => sheet.objectives.length === 0)
  const axisOf = ({ id, levelLabel, code, title }: Axis): PlanAxis => ({
    label: `${levelLabel} ${code}`,
    title,
    axes: plan.axes.filter(({ parentId }) => parentId === id).map(axisOf),
    objectives: objectivesOf(id),
    actions: printed(withoutObjective.filter(({ axisId }) => axisId === id)),
  })
  const outside = withoutObjective.filter(({ axisId }) => axisId === null)
  return [
    ...plan.axes.filter(({ parentId }) => parentId === null).map(axisOf),
    ...(outside.length > 0
      ? [{ label: outsideAxes, title: documentWords.toAttach, axes: [], objectives: [], actions: printed(outside) }]
      : []),
  ]
}
