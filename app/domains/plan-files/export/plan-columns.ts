/**
 * Columns of the exported plan, in the order of the file, and how each is read back; the technical ones come last, hidden.
 * One table for both directions. Pure. Rules: docs/rules/plan.md §9.
 */

import type { Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { type Field, type Fields, keyOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { areaText, listNames } from '#app/domains/plan/sheet/field-lists.ts'
import { type FieldValues, precisionIn, yesWord } from '#app/domains/plan/sheet/field-text.ts'
import {
  meansFields,
  measureFields,
  readingFields,
  sheetFields,
  stepFields,
} from '#app/domains/plan/sheet/fields.fr.ts'
import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { exportLabels as e } from './labels.fr.ts'
import { type Cell, type Column, fingerprintOf, type ListName, writable } from './plan-cells.ts'

export type { Cell, Column, ListName } from './plan-cells.ts'

export type ReadColumn<Row> = Column & {
  readonly read: (row: Row) => Cell
  /** What is read back; absent: the column is read only. */
  readonly field?: Field
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

const lines = (texts: readonly string[]): string => texts.join('\n')
const servicesText = (services: ActionRow['services'], isLead: boolean): string =>
  lines(services.filter((service) => service.isLead === isLead).map(serviceText))

const text = <Row>(header: string, widthChars: number, read: (row: Row) => Cell): ReadColumn<Row> => ({
  ...{ header, widthChars, kind: 'text', read },
})
const day = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  ...{ header, widthChars: 14, kind: 'date', read },
})
const technical = <Row>(header: string, read: (row: Row) => Cell): ReadColumn<Row> => ({
  ...text(header, 38, read),
  isHidden: true,
})

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a cell shows of the values of its row, by the kind of its field. */
function cellOf(field: Field, held: FieldValues): Cell {
  if (field.kind === 'date') {
    const [on, precision] = field.columns.map((column) => held[keyOf(column)])
    return typeof on === 'string' ? dateCell(on, precisionIn(precision)) : null
  }
  if (field.kind === 'funder') return asText(held[keyOf(field.columns[1])])
  const value = 'column' in field ? held[keyOf(field.column)] : null
  if (field.kind === 'choice') return field.words[asText(value)] ?? null
  if (field.kind === 'yes') return value === true ? yesWord : ''
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const kindOf = ({ kind }: Field): Column['kind'] =>
  kind === 'date' || kind === 'day' ? 'date' : kind === 'number' ? 'number' : 'text'
const listOf = (field: Field): ListName | undefined =>
  field.kind === 'choice' || field.kind === 'reference' ? listNames.find((name) => name === field.list) : undefined

/** The columns of some fields, in their order. @param named what shows those whose values are names of the CTG */
function columnsOf<Row>(
  fields: Fields,
  heldOf: (row: Row) => FieldValues,
  named: Readonly<Record<string, (row: Row) => Cell>> = {},
): readonly ReadColumn<Row>[] {
  return Object.entries(fields).map(([key, field]) => {
    const list = listOf(field)
    return {
      ...{ header: field.header, widthChars: field.width[0], kind: kindOf(field), ...(list && { list }) },
      ...{ read: named[key] ?? ((row: Row) => cellOf(field, heldOf(row))), field },
    }
  })
}

function leadServiceText({ leadServiceId, services, leadServiceName, leadPartyName }: ActionRow): string {
  const carrier = services.find(({ id }) => id === leadServiceId)
  if (carrier) return serviceText(carrier)
  return leadServiceName ? serviceText({ name: leadServiceName, partyName: leadPartyName ?? '' }) : ''
}

/** Names and lists of names in a sheet, as text. */
const namedInSheet: Readonly<Record<string, (row: ActionRow) => Cell>> = {
  objectives: ({ objectiveTexts }) => lines(objectiveTexts),
  theme: ({ themeName }) => themeName,
  leadParty: ({ leadPartyFullName }) => leadPartyFullName,
  leadService: leadServiceText,
  leadPerson: ({ leadPersonName }) => leadPersonName,
  leadServices: ({ services }) => servicesText(services, true),
  services: ({ services }) => servicesText(services, false),
  partners: ({ partnerNames }) => lines(partnerNames),
  cafFields: ({ cafFields }) => writeCafLevers(cafFields),
  coLeadParty: ({ coLeadPartyFullName }) => coLeadPartyFullName,
  body: ({ bodyName }) => bodyName,
  tags: ({ tags }) => lines(tags),
  communes: ({ communes }) => lines(communes.map(({ name }) => name)),
  namedAreas: ({ namedAreas }) => lines(namedAreas.map(areaText)),
  linkedPlans: ({ linkedPlans }) => lines(linkedPlans.map(({ name }) => name)),
}

const { title, externalId, ...otherFields } = sheetFields

export const actionColumns: readonly ReadColumn<ActionRow>[] = [
  text(e.column.code, 9, ({ code }) => code),
  ...columnsOf<ActionRow>({ title }, (row) => row),
  text(e.column.axis, 34, ({ axisText }) => axisText),
  ...columnsOf(otherFields, (row) => row, namedInSheet),
  day(e.column.lastReportOn, ({ lastReportOn }) => lastReportOn),
  text(e.column.documents, 28, ({ files }) => lines(files.map(({ name }) => name))),
  ...columnsOf<ActionRow>({ externalId }, (row) => row),
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
  ...columnsOf<StepRow>(stepFields, ({ part }) => part, {
    responsibleParty: ({ part }) => part.responsiblePartyName,
  }),
  ...technicalOf<StepRow>(({ part }) => part.id),
]

export const meansColumns: readonly ReadColumn<MeansRow>[] = [
  ...ofAction<MeansRow>(),
  ...columnsOf<MeansRow>(meansFields, ({ part }) => part),
  ...technicalOf<MeansRow>(({ part }) => part.id),
]

export const measureColumns: readonly ReadColumn<MeasureRow>[] = [
  ...ofAction<MeasureRow>(),
  ...columnsOf<MeasureRow>(measureFields, ({ part }) => part),
  ...technicalOf<MeasureRow>(({ part }) => part.id),
]

export const readingColumns: readonly ReadColumn<ReadingRow>[] = [
  ...ofAction<ReadingRow>(),
  text(e.column.measure, 40, ({ part }) => part.measureName),
  ...columnsOf<ReadingRow>(readingFields, ({ part }) => part.reading),
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
export function fill<Row>(columns: readonly ReadColumn<Row>[], rows: readonly Row[]) {
  const exportedColumns = columns.map(({ read, field, ...column }): Column => column)
  return {
    columns: [...exportedColumns, fingerprintColumn],
    rows: rows.map((row) => {
      const cells = columns.map(({ read }) => writable(read(row)))
      return [...cells, fingerprintOf(exportedColumns, cells)]
    }),
  }
}
