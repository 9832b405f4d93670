/** Writes the actions of an import with their axes, means and measures, in a handful of statements. */
import { addOutline } from '#app/domains/diagnosis/steps.server.ts'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { insertParts, type NewPart } from '#app/domains/plan/sheet/parts.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { DraftAxis } from './draft-outline.ts'
import { importLabels } from './labels.fr.ts'
import { type ImportFacts, matchPartner, matchTheme } from './match-values.ts'
import type { TakenAction } from './preview.ts'
import type { DraftStep } from './sub-actions.ts'

export type SubAction = TakenAction & { readonly step: DraftStep }

type Imported = {
  readonly ctgId: string
  readonly importId: string
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly TakenAction[]
  /** Lines that are steps of these actions: their amounts and indicators are those of their action. */
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
      const { axis, objective, externalId, key, isStatusRead, amounts, indicators, fields, left, step, ...said } =
        action
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

async function writeParts(
  work: Work,
  ctgId: string,
  { actions, subActions, year, facts }: Pick<Imported, 'actions' | 'subActions' | 'year' | 'facts'>,
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  const partsOf = (list: (action: TakenAction) => readonly NewPart['row'][]) =>
    [...actions, ...subActions].flatMap((action) =>
      list(action).map((row) => ({ id: work.newId(), actionId: idOf.get(action.step?.of ?? action.key) ?? '', row })),
    )
  const steps = subActions.map(({ step }) => ({
    ...{ id: work.newId(), actionId: idOf.get(step.of) ?? '' },
    row: {
      ...{ title: step.title, description: step.description, status: step.status },
      ...{ responsible: step.responsible, responsible_party_id: step.responsiblePartyId },
      ...{ target_on: step.targetOn, target_precision: step.targetPrecision },
    },
  }))
  await insertParts(work, ctgId, 'action_step', steps)
  const means = partsOf(({ amounts, startsOn }) =>
    amounts.map(({ label, euros, year: said, nature = 'operating' }) => ({
      ...{ year: said ?? Number(startsOn?.slice(0, 4) ?? year), nature },
      ...{ funder_party_id: matchPartner(label, facts), funder_name: funderOf(label, facts), amount_euros: euros },
    })),
  )
  await insertParts(work, ctgId, 'action_means', means)
  const measures = partsOf(({ indicators }) => indicators.map((name) => ({ name })))
  await insertParts(work, ctgId, 'action_measure', measures)
}
