/**
 * Columns of the exported plan, in the order of the file, and how each is read back; the technical ones come last, hidden.
 * One table for both directions. Pure. Rules: docs/rules/plan.md §9.
 */

import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import type { Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { sheetLabels as s } from '#app/domains/plan/sheet/labels.fr.ts'
import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { foldedTakes as folded } from './folded-patches.ts'
import { exportLabels as e } from './labels.fr.ts'
import { type Cell, type Column, fingerprintOf, type ListName, writable } from './plan-cells.ts'
import {
  type ActionPatch,
  type MeansPatch,
  type MeasurePatch,
  type ReadingPatch,
  type StepPatch,
  takes,
} from './plan-patches.ts'
import type { Take } from './take-cell.ts'

export type { Cell, Column, ListName } from './plan-cells.ts'
export { serviceText }

export type ReadColumn<Row, Patch = never> = Column & {
  readonly read: (row: Row) => Cell
  /** Absent: the column is read only. */
  readonly take?: Take<Patch>
}

/** An action with what its line needs from the rest of the plan, as text. */
export type ActionRow = Sheet & {
  readonly axisText: string
  /** One objective a line, « 1.2 Ouvrir… ». */
  readonly objectiveTexts: readonly string[]
  readonly leadPartyFullName: string
  readonly leadPersonName: string
  readonly partnerNames: readonly string[]
  readonly coLeadPartyFullName: string
}
type PartOf<Part> = { readonly action: ActionRow; readonly part: Part }
export type StepRow = PartOf<Sheet['steps'][number]>
export type MeansRow = PartOf<Sheet['means'][number]>
export type MeasureRow = PartOf<Sheet['measures'][number]>
export type ReadingRow = PartOf<{
  readonly measureName: string
  readonly measureId: string
  readonly reading: Sheet['measures'][number]['values'][number]
}>

export type DependencyRow = PartOf<Sheet['dependencies'][number]>

const dateCell = (day: string | null, precision: DatePrecision): Cell =>
  day === null || precision === 'day' ? day : formatShortDate(day, precision)

/** « Le Luth (Gennevilliers) »: two communes may name a quartier alike. */
export const areaText = ({ name, communeName }: { readonly name: string; readonly communeName: string }): string =>
  `${name} (${communeName})`

const lines = (texts: readonly string[]): string => texts.join('\n')
const servicesText = (services: ActionRow['services'], isLead: boolean): string =>
  lines(services.filter((service) => service.isLead === isLead).map(serviceText))

const text = <Row, Patch>(
  header: string,
  widthChars: number,
  read: (row: Row) => Cell,
  take?: Take<Patch>,
  list?: ListName,
): ReadColumn<Row, Patch> => ({
  header,
  widthChars,
  kind: 'text',
  ...(list && { list }),
  read,
  ...(take && { take }),
})
const date = <Row, Patch>(header: string, read: (row: Row) => Cell, take?: Take<Patch>): ReadColumn<Row, Patch> => ({
  ...text(header, 14, read, take),
  kind: 'date',
})
const figure = <Row, Patch>(header: string, read: (row: Row) => Cell, take?: Take<Patch>): ReadColumn<Row, Patch> => ({
  ...text(header, 14, read, take),
  kind: 'number',
})
const technical = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  ...text<Row, never>(header, 38, read),
  isHidden: true,
})

/** What folds on the sheet, each as its form asks it. */
const foldedColumns: readonly ReadColumn<ActionRow, ActionPatch>[] = [
  text(e.column.coLeadParty, 28, ({ coLeadPartyFullName }) => coLeadPartyFullName, folded.coLeadParty, 'parties'),
  text(e.column.coLeadName, 24, ({ coLeadName }) => coLeadName, folded.coLeadName),
  text(e.column.body, 24, ({ bodyName }) => bodyName, folded.body, 'bodies'),
  text(e.column.expectedResults, 44, ({ expectedResults }) => expectedResults, folded.expectedResults),
  text(e.column.tags, 24, ({ tags }) => lines(tags), folded.tags),
  text(
    e.column.inhabitantsPart,
    18,
    ({ inhabitantsPart }) => inhabitantsPart && s.inhabitantsPart[inhabitantsPart],
    folded.inhabitantsPart,
    'inhabitantsParts',
  ),
  text(e.column.priority, 12, ({ priority }) => priority && s.priority[priority], folded.priority, 'priorities'),
  text(
    e.column.recurrence,
    16,
    ({ recurrence }) => recurrence && s.recurrence[recurrence],
    folded.recurrence,
    'recurrences',
  ),
  text(e.column.calendarText, 28, ({ calendarText }) => calendarText, folded.calendarText),
  text(e.column.communes, 24, ({ communes }) => lines(communes.map(({ name }) => name)), folded.communes),
  text(e.column.namedAreas, 28, ({ namedAreas }) => lines(namedAreas.map(areaText)), folded.namedAreas),
  text(e.column.linkedPlans, 28, ({ linkedPlans }) => lines(linkedPlans.map(({ name }) => name)), folded.linkedPlans),
  text(e.column.humanMeans, 34, ({ humanMeans }) => humanMeans, folded.humanMeans),
  text(e.column.materialMeans, 34, ({ materialMeans }) => materialMeans, folded.materialMeans),
  text(
    e.column.qualitativeIndicators,
    34,
    ({ qualitativeIndicators }) => qualitativeIndicators,
    folded.qualitativeIndicators,
  ),
  text(e.column.watchPoints, 34, ({ watchPoints }) => watchPoints, folded.watchPoints),
  text(e.column.successConditions, 34, ({ successConditions }) => successConditions, folded.successConditions),
]

export const actionColumns: readonly ReadColumn<ActionRow, ActionPatch>[] = [
  text(e.column.code, 9, ({ code }) => code),
  text(e.column.title, 44, ({ title }) => title, takes.action.title),
  text(e.column.axis, 34, ({ axisText }) => axisText),
  text(e.column.objectives, 44, ({ objectiveTexts }) => lines(objectiveTexts), takes.action.objectives),
  text(e.column.theme, 22, ({ themeName }) => themeName, takes.action.theme, 'themes'),
  text(e.column.leadParty, 28, ({ leadPartyFullName }) => leadPartyFullName, takes.action.leadParty, 'parties'),
  text(
    e.column.leadService,
    28,
    ({ leadServiceId, services, leadServiceName, leadPartyName }) => {
      const carrier = services.find(({ id }) => id === leadServiceId)
      if (carrier) return serviceText(carrier)
      return leadServiceName ? serviceText({ name: leadServiceName, partyName: leadPartyName ?? '' }) : ''
    },
    takes.action.leadService,
    'services',
  ),
  text(e.column.leadName, 24, ({ leadName }) => leadName, takes.action.leadName),
  text(e.column.leadPerson, 24, ({ leadPersonName }) => leadPersonName, takes.action.leadPerson),
  text(e.column.leadEmail, 28, ({ leadEmail }) => leadEmail, takes.action.leadEmail),
  text(e.column.leadServices, 28, ({ services }) => servicesText(services, true), takes.action.leadServices),
  text(e.column.services, 28, ({ services }) => servicesText(services, false), takes.action.services),
  text(e.column.partners, 28, ({ partnerNames }) => lines(partnerNames), takes.action.partners),
  text(e.column.partnersText, 28, ({ partnersText }) => partnersText, takes.action.partnersText),
  date(
    e.column.startsOn,
    ({ startsOn, startsPrecision }) => dateCell(startsOn, startsPrecision),
    takes.action.startsOn,
  ),
  date(e.column.endsOn, ({ endsOn, endsPrecision }) => dateCell(endsOn, endsPrecision), takes.action.endsOn),
  text(e.column.status, 20, ({ status }) => t.status[status], takes.action.status, 'statuses'),
  text(e.column.isWatched, 12, ({ isWatched }) => (isWatched ? e.yes : ''), takes.action.isWatched),
  text(e.column.nextStep, 34, ({ nextStep }) => nextStep, takes.action.nextStep),
  date(e.column.nextStepOn, ({ nextStepOn }) => nextStepOn, takes.action.nextStepOn),
  text(e.column.need, 44, ({ need }) => need, takes.action.need),
  text(e.column.description, 60, ({ description }) => description, takes.action.description),
  text(e.column.public, 24, (sheet) => sheet.public, takes.action.public),
  text(e.column.areas, 24, ({ areas }) => areas, takes.action.areas),
  text(e.column.electedSponsor, 24, ({ electedSponsor }) => electedSponsor, takes.action.electedSponsor),
  text(e.column.cafFields, 34, ({ cafFields }) => writeCafLevers(cafFields), folded.cafFields),
  ...foldedColumns,
  date(e.column.lastReportOn, ({ lastReportOn }) => lastReportOn),
  text(e.column.documents, 28, ({ files }) => lines(files.map(({ name }) => name))),
  text(e.column.externalId, 18, ({ externalId }) => externalId, takes.action.externalId),
  technical(e.column.version, ({ version }) => version),
  technical(e.column.id, ({ id }) => id),
]

/** Which action a step, a line of means or a measure is of. */
const ofAction = <Row extends { readonly action: ActionRow }>(): readonly ReadColumn<Row>[] => [
  text(e.column.code, 9, ({ action }) => action.code),
  text(e.column.title, 40, ({ action }) => action.title),
]
const technicalOf = <Row extends { readonly action: ActionRow }>(
  idOf: (row: Row) => string,
): readonly ReadColumn<Row>[] => [
  technical(e.column.version, ({ action }) => action.version),
  technical(e.column.actionId, ({ action }) => action.id),
  technical(e.column.id, idOf),
]

export const stepColumns: readonly ReadColumn<StepRow, StepPatch>[] = [
  ...ofAction<StepRow>(),
  text(e.column.step, 44, ({ part }) => part.title, takes.step.title),
  date(e.column.targetOn, ({ part }) => dateCell(part.targetOn, part.targetPrecision), takes.step.targetOn),
  date(e.column.doneOn, ({ part }) => part.doneOn, takes.step.doneOn),
  text(e.column.status, 16, ({ part }) => t.step[part.status], takes.step.status, 'stepStatuses'),
  text(e.column.responsible, 28, ({ part }) => part.responsible, takes.step.responsible),
  text(e.column.responsibleParty, 18, ({ part }) => part.responsiblePartyName, takes.step.responsibleParty),
  text(e.column.stepDescription, 34, ({ part }) => part.description, takes.step.description),
  ...technicalOf<StepRow>(({ part }) => part.id),
]

export const meansColumns: readonly ReadColumn<MeansRow, MeansPatch>[] = [
  ...ofAction<MeansRow>(),
  figure(e.column.year, ({ part }) => part.year, takes.means.year),
  text(e.column.nature, 22, ({ part }) => t.meansNature[part.nature], takes.means.nature, 'natures'),
  text(e.column.funder, 32, ({ part }) => part.funderName, takes.means.funder),
  text(e.column.scheme, 32, ({ part }) => part.scheme, takes.means.scheme),
  text(e.column.status, 14, ({ part }) => t.meansState[part.state], takes.means.state, 'meansStates'),
  figure(e.column.amountEuros, ({ part }) => part.amountEuros, takes.means.amount),
  text(e.column.cofNumber, 18, ({ part }) => part.cofNumber, takes.means.cofNumber),
  ...technicalOf<MeansRow>(({ part }) => part.id),
]

export const measureColumns: readonly ReadColumn<MeasureRow, MeasurePatch>[] = [
  ...ofAction<MeasureRow>(),
  text(e.column.measure, 40, ({ part }) => part.name, takes.measure.name),
  text(e.column.unit, 18, ({ part }) => part.unit, takes.measure.unit),
  figure(e.column.baseline, ({ part }) => part.baseline, takes.measure.baseline),
  date(e.column.baselineOn, ({ part }) => part.baselineOn, takes.measure.baselineOn),
  figure(e.column.target, ({ part }) => part.target, takes.measure.target),
  date(e.column.measureTargetOn, ({ part }) => part.targetOn, takes.measure.targetOn),
  ...technicalOf<MeasureRow>(({ part }) => part.id),
]

export const readingColumns: readonly ReadColumn<ReadingRow, ReadingPatch>[] = [
  ...ofAction<ReadingRow>(),
  text(e.column.measure, 40, ({ part }) => part.measureName),
  date(e.column.measuredOn, ({ part }) => part.reading.measuredOn, takes.reading.measuredOn),
  figure(e.column.value, ({ part }) => part.reading.value, takes.reading.value),
  text(e.column.source, 40, ({ part }) => part.reading.source, takes.reading.source),
  technical(e.column.measureId, ({ part }) => part.measureId),
  ...technicalOf<ReadingRow>(({ part }) => part.reading.id),
]

/** What cannot begin before the end of what; a row is added or left, never changed. */
export const dependencyColumns: readonly ReadColumn<DependencyRow>[] = [
  ...ofAction<DependencyRow>(),
  text(e.column.step, 34, ({ part }) => part.waiting.stepTitle),
  text(e.column.awaitedCode, 9, ({ part }) => part.awaited.code),
  text(e.column.awaitedTitle, 40, ({ part }) => part.awaited.title),
  text(e.column.awaitedStep, 34, ({ part }) => part.awaited.stepTitle),
  technical(e.column.stepId, ({ part }) => part.waiting.stepId),
  technical(e.column.awaitedId, ({ part }) => part.awaited.actionId),
  technical(e.column.awaitedStepId, ({ part }) => part.awaited.stepId),
  ...technicalOf<DependencyRow>(({ part }) => part.id),
]

const fingerprintColumn: Column = { header: e.column.fingerprint, widthChars: 38, kind: 'text', isHidden: true }

/** Columns with the cells of each row; the last one lets a file that comes back tell what was changed in it. */
export function fill<Row>(columns: readonly ReadColumn<Row, unknown>[], rows: readonly Row[]) {
  const told = columns.map(({ read, take, ...column }): Column => column)
  return {
    columns: [...told, fingerprintColumn],
    rows: rows.map((row) => {
      const cells = columns.map(({ read }) => writable(read(row)))
      return [...cells, fingerprintOf(told, cells)]
    }),
  }
}
