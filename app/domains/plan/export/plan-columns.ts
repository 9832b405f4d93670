/** Columns of the exported plan, in the order of the file: the technical ones come last, hidden. Pure. Rules: docs/rules/plan.md §9. */
import { type DatePrecision, formatShortDate } from '#app/kernel/format.ts'
import type { Sheet } from '../action-sheet.server.ts'
import { writeCafLevers } from '../caf-levers.ts'
import { planLabels as t } from '../labels.fr.ts'
import { serviceText } from '../service-text.ts'
import { sheetLabels as s } from '../sheet-labels.fr.ts'
import { exportLabels as e } from './labels.fr.ts'

export { serviceText }

/** A day is `YYYY-MM-DD` in a column of dates; a date known less precisely is its text, « 1er trim. 2027 ». */
export type Cell = string | number | null

export const listNames = [
  'statuses',
  'themes',
  'parties',
  'services',
  'stepStatuses',
  'natures',
  'meansStates',
  'priorities',
  'recurrences',
  'inhabitantsParts',
  'bodies',
] as const
/** Values one may choose in a column. */
export type ListName = (typeof listNames)[number]

export type Column = {
  readonly header: string
  /** In characters. */
  readonly widthChars: number
  readonly kind: 'text' | 'date' | 'number'
  readonly list?: ListName
  /** Technical: what finds the row again. */
  readonly isHidden?: true
}
type ReadColumn<Row> = Column & { readonly read: (row: Row) => Cell }

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

const dateCell = (day: string | null, precision: DatePrecision): Cell =>
  day === null || precision === 'day' ? day : formatShortDate(day, precision)

/** « Le Luth (Gennevilliers) »: two communes may name a quartier alike. */
export const areaText = ({ name, communeName }: { readonly name: string; readonly communeName: string }): string =>
  `${name} (${communeName})`

const lines = (texts: readonly string[]): string => texts.join('\n')
const servicesText = (services: ActionRow['services'], isLead: boolean): string =>
  lines(services.filter((service) => service.isLead === isLead).map(serviceText))

const text = <Row>(header: string, widthChars: number, read: (row: Row) => Cell, list?: ListName): ReadColumn<Row> => ({
  header,
  widthChars,
  kind: 'text',
  ...(list && { list }),
  read,
})
const date = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  header,
  widthChars: 14,
  kind: 'date',
  read,
})
const figure = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  header,
  widthChars: 14,
  kind: 'number',
  read,
})
const technical = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  ...text(header, 38, read),
  isHidden: true,
})

/** What folds on the sheet, each as its form asks it. */
const foldedColumns: readonly ReadColumn<ActionRow>[] = [
  text(e.column.coLeadParty, 28, ({ coLeadPartyFullName }) => coLeadPartyFullName, 'parties'),
  text(e.column.coLeadName, 24, ({ coLeadName }) => coLeadName),
  text(e.column.body, 24, ({ bodyName }) => bodyName, 'bodies'),
  text(e.column.expectedResults, 44, ({ expectedResults }) => expectedResults),
  text(e.column.tags, 24, ({ tags }) => lines(tags)),
  text(
    e.column.inhabitantsPart,
    18,
    ({ inhabitantsPart }) => inhabitantsPart && s.inhabitantsPart[inhabitantsPart],
    'inhabitantsParts',
  ),
  text(e.column.priority, 12, ({ priority }) => priority && s.priority[priority], 'priorities'),
  text(e.column.recurrence, 16, ({ recurrence }) => recurrence && s.recurrence[recurrence], 'recurrences'),
  text(e.column.calendarText, 28, ({ calendarText }) => calendarText),
  text(e.column.communes, 24, ({ communes }) => lines(communes.map(({ name }) => name))),
  text(e.column.namedAreas, 28, ({ namedAreas }) => lines(namedAreas.map(areaText))),
  text(e.column.linkedPlans, 28, ({ linkedPlans }) => lines(linkedPlans.map(({ name }) => name))),
  text(e.column.humanMeans, 34, ({ humanMeans }) => humanMeans),
  text(e.column.materialMeans, 34, ({ materialMeans }) => materialMeans),
  text(e.column.qualitativeIndicators, 34, ({ qualitativeIndicators }) => qualitativeIndicators),
  text(e.column.watchPoints, 34, ({ watchPoints }) => watchPoints),
  text(e.column.successConditions, 34, ({ successConditions }) => successConditions),
]

export const actionColumns: readonly ReadColumn<ActionRow>[] = [
  text(e.column.code, 9, ({ code }) => code),
  text(e.column.title, 44, ({ title }) => title),
  text(e.column.axis, 34, ({ axisText }) => axisText),
  text(e.column.objectives, 44, ({ objectiveTexts }) => lines(objectiveTexts)),
  text(e.column.theme, 22, ({ themeName }) => themeName, 'themes'),
  text(e.column.leadParty, 28, ({ leadPartyFullName }) => leadPartyFullName, 'parties'),
  text(
    e.column.leadService,
    28,
    ({ leadServiceId, services, leadServiceName, leadPartyName }) => {
      const carrier = services.find(({ id }) => id === leadServiceId)
      if (carrier) return serviceText(carrier)
      return leadServiceName ? serviceText({ name: leadServiceName, partyName: leadPartyName ?? '' }) : ''
    },
    'services',
  ),
  text(e.column.leadName, 24, ({ leadName }) => leadName),
  text(e.column.leadPerson, 24, ({ leadPersonName }) => leadPersonName),
  text(e.column.leadEmail, 28, ({ leadEmail }) => leadEmail),
  text(e.column.leadServices, 28, ({ services }) => servicesText(services, true)),
  text(e.column.services, 28, ({ services }) => servicesText(services, false)),
  text(e.column.partners, 28, ({ partnerNames }) => lines(partnerNames)),
  text(e.column.partnersText, 28, ({ partnersText }) => partnersText),
  date(e.column.startsOn, ({ startsOn, startsPrecision }) => dateCell(startsOn, startsPrecision)),
  date(e.column.endsOn, ({ endsOn, endsPrecision }) => dateCell(endsOn, endsPrecision)),
  text(e.column.status, 20, ({ status }) => t.status[status], 'statuses'),
  text(e.column.isWatched, 12, ({ isWatched }) => (isWatched ? e.yes : '')),
  text(e.column.nextStep, 34, ({ nextStep }) => nextStep),
  date(e.column.nextStepOn, ({ nextStepOn }) => nextStepOn),
  text(e.column.need, 44, ({ need }) => need),
  text(e.column.description, 60, ({ description }) => description),
  text(e.column.public, 24, (sheet) => sheet.public),
  text(e.column.areas, 24, ({ areas }) => areas),
  text(e.column.electedSponsor, 24, ({ electedSponsor }) => electedSponsor),
  text(e.column.cafFields, 34, ({ cafFields }) => writeCafLevers(cafFields)),
  ...foldedColumns,
  date(e.column.lastReportOn, ({ lastReportOn }) => lastReportOn),
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

export const stepColumns: readonly ReadColumn<StepRow>[] = [
  ...ofAction<StepRow>(),
  text(e.column.step, 44, ({ part }) => part.title),
  date(e.column.targetOn, ({ part }) => dateCell(part.targetOn, part.targetPrecision)),
  date(e.column.doneOn, ({ part }) => part.doneOn),
  text(e.column.status, 16, ({ part }) => t.step[part.status], 'stepStatuses'),
  text(e.column.responsible, 28, ({ part }) => part.responsible),
  text(e.column.responsibleParty, 18, ({ part }) => part.responsiblePartyName),
  text(e.column.stepDescription, 34, ({ part }) => part.description),
  ...technicalOf<StepRow>(({ part }) => part.id),
]

export const meansColumns: readonly ReadColumn<MeansRow>[] = [
  ...ofAction<MeansRow>(),
  figure(e.column.year, ({ part }) => part.year),
  text(e.column.nature, 22, ({ part }) => t.meansNature[part.nature], 'natures'),
  text(e.column.funder, 32, ({ part }) => part.funderName),
  text(e.column.scheme, 32, ({ part }) => part.scheme),
  text(e.column.status, 14, ({ part }) => t.meansState[part.state], 'meansStates'),
  figure(e.column.amountEuros, ({ part }) => part.amountEuros),
  text(e.column.cofNumber, 18, ({ part }) => part.cofNumber),
  ...technicalOf<MeansRow>(({ part }) => part.id),
]

export const measureColumns: readonly ReadColumn<MeasureRow>[] = [
  ...ofAction<MeasureRow>(),
  text(e.column.measure, 40, ({ part }) => part.name),
  text(e.column.unit, 18, ({ part }) => part.unit),
  figure(e.column.baseline, ({ part }) => part.baseline),
  date(e.column.baselineOn, ({ part }) => part.baselineOn),
  figure(e.column.target, ({ part }) => part.target),
  date(e.column.measureTargetOn, ({ part }) => part.targetOn),
  ...technicalOf<MeasureRow>(({ part }) => part.id),
]

export const readingColumns: readonly ReadColumn<ReadingRow>[] = [
  ...ofAction<ReadingRow>(),
  text(e.column.measure, 40, ({ part }) => part.measureName),
  date(e.column.measuredOn, ({ part }) => part.reading.measuredOn),
  figure(e.column.value, ({ part }) => part.reading.value),
  text(e.column.source, 40, ({ part }) => part.reading.source),
  ...technicalOf<ReadingRow>(({ part }) => part.measureId),
]

/** Columns with the cells of each row. */
export const fill = <Row>(columns: readonly ReadColumn<Row>[], rows: readonly Row[]) => ({
  columns: columns.map(({ read, ...column }): Column => column),
  rows: rows.map((row) => columns.map(({ read }) => read(row))),
})
