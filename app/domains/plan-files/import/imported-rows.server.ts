/** Writes the actions of an import with their axes, steps, means and measures, in a handful of statements. */
import { addOutline } from '#app/domains/diagnosis/steps.server.ts'
import { keyOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { fieldText } from '#app/domains/plan/sheet/field-text.ts'
import { meansFields, measureFields, stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { insertParts, type NewPart } from '#app/domains/plan/sheet/parts.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { NewRow } from '../bring-back/difference.ts'
import type { DraftAxis } from './draft-outline.ts'
import { importLabels } from './labels.fr.ts'
import { type ImportFacts, matchPartner, matchTheme } from './match-values.ts'
import type { TakenAction } from './preview.ts'
import type { StepHome } from './step-places.ts'
import type { DraftStep } from './sub-actions.ts'

/** A line that is a step of an action, and which one. */
export type SubAction = TakenAction & { readonly step: DraftStep; readonly home: StepHome }

type Imported = {
  readonly ctgId: string
  readonly importId: string
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly TakenAction[]
  /** Lines that are steps of these actions: their indicators, and the amounts that are no part of theirs, go to them. */
  readonly subActions: readonly SubAction[]
  /** Year of means that have none: the CTG's first, else the current one. */
  readonly year: number
  readonly facts: ImportFacts
}

/** @returns ids of the axes and objectives that did not exist before */
export async function writeImportedActions(work: Work, imported: Imported) {
  const { ctgId, importId, axes, actions, facts } = imported
  const withTheme = axes.map((axis) => ({ ...axis, themeId: matchTheme(axis.title, facts) }))
  const outline = await addOutline(work, ctgId, withTheme)
  const rows = await createSheets(
    work,
    ctgId,
    actions.map((action) => {
      // What the sheet itself has no field for, and what it is called otherwise.
      const {
        axis,
        objective,
        externalId,
        key,
        isStatusRead,
        amounts,
        indicators,
        fields,
        left,
        step,
        tooLongFor,
        ...said
      } = action
      const place = axis === undefined ? undefined : outline.axes[axis]
      const objectiveId = objective === undefined ? undefined : place?.objectiveIds[objective]
      return {
        ...said,
        axisId: place?.axisId ?? null,
        themeId: axis === undefined ? null : (withTheme[axis]?.themeId ?? null),
        objectiveIds: objectiveId === undefined ? [] : [objectiveId],
        externalId: externalId || null,
        importId,
      }
    }),
  )
  await writeParts(work, ctgId, imported, new Map(actions.map(({ key }, index) => [key, rows[index]?.id ?? ''])))
  return { axisIds: outline.createdAxisIds, objectiveIds: outline.createdObjectiveIds }
}

/** As the party is called in this CTG. */
const funderOf = (label: string, facts: ImportFacts): string =>
  facts.parties.find(({ id }) => id === matchPartner(label, facts))?.name ?? (label || importLabels.unknownFunder)

type Row = NewPart['row']
type PartFacts = Pick<Imported, 'year' | 'facts'>

const stepRow = ({ step }: SubAction): Row => ({
  ...{ title: step.title, description: step.description, status: step.status },
  ...{ responsible: step.responsible, responsible_party_id: step.responsiblePartyId },
  ...{ target_on: step.targetOn, target_precision: step.targetPrecision },
})
const meansRows = ({ step, amounts, startsOn }: TakenAction, { year, facts }: PartFacts): readonly Row[] =>
  (step?.amounts ?? amounts).map(({ label, euros, year: said, nature = 'operating' }) => ({
    ...{ year: said ?? Number(startsOn?.slice(0, 4) ?? year), nature },
    ...{ funder_party_id: matchPartner(label, facts), funder_name: funderOf(label, facts), amount_euros: euros },
  }))
const measureRows = ({ indicators }: TakenAction): readonly Row[] => indicators.map((name) => ({ name }))

async function writeParts(
  work: Work,
  ctgId: string,
  { actions, subActions, ...facts }: PartFacts & Pick<Imported, 'actions' | 'subActions'>,
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  const lines = [
    ...actions.map((line) => ({ line, of: line.key })),
    ...subActions.map((line) => ({ line, of: line.home.key })),
  ]
  const partsOf = (list: (action: TakenAction) => readonly Row[]) =>
    lines.flatMap(({ line, of }) => list(line).map((row) => ({ id: work.newId(), actionId: idOf.get(of) ?? '', row })))
  const steps = subActions.map((line) => ({
    ...{ id: work.newId(), actionId: idOf.get(line.home.key) ?? '' },
    row: stepRow(line),
  }))
  await insertParts(work, ctgId, 'action_step', steps)
  await insertParts(
    work,
    ctgId,
    'action_means',
    partsOf((line) => meansRows(line, facts)),
  )
  await insertParts(work, ctgId, 'action_measure', partsOf(measureRows))
}

/** Steps of actions that the plan has, with the means and the measures they bring, as rows that a file adds. */
export function addedToPlan(subActions: readonly SubAction[], facts: PartFacts): readonly NewRow[] {
  const added = (table: 'steps' | 'means' | 'measures', { key, home }: SubAction, row: Row, place = 0): NewRow => {
    const held = Object.fromEntries(Object.entries(row).map(([column, value]) => [keyOf(column), value]))
    return {
      ...{ key: `${key}:${table}:${place}`, table, label: '', doubt: undefined },
      owner: { action: { id: home.id ?? '' }, measure: undefined },
      cells: Object.values(partFields[table]).flatMap((field) => {
        const text = fieldText(field, held, facts.facts, 'file')
        return text === '' ? [] : [{ header: field.header, after: text }]
      }),
    }
  }
  return subActions.flatMap((line) => [
    added('steps', line, stepRow(line)),
    ...meansRows(line, facts).map((row, place) => added('means', line, row, place)),
    ...measureRows(line).map((row, place) => added('measures', line, row, place)),
  ])
}
const partFields = { steps: stepFields, means: meansFields, measures: measureFields } as const
