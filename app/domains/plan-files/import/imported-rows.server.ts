/** Writes the actions of an import with their axes, means and measures, in a handful of statements. */
import { addOutline } from '#app/domains/diagnosis/steps.server.ts'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { insertParts, type NewPart } from '#app/domains/plan/sheet/parts.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { DraftAxis } from './draft-outline.ts'
import { type ImportFacts, matchTheme } from './match-values.ts'
import type { DraftAction } from './read-action.ts'

type Imported = {
  readonly ctgId: string
  readonly importId: string
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly DraftAction[]
  /** Year of means that have none: the CTG's first, else the current one. */
  readonly year: number
  readonly facts: ImportFacts
}

/** @returns ids of the axes and objectives that did not exist before */
export async function writeImportedActions(work: Work, { ctgId, importId, axes, actions, year, facts }: Imported) {
  const withTheme = axes.map((axis) => ({ ...axis, themeId: matchTheme(axis.title, facts) }))
  const outline = await addOutline(work, ctgId, withTheme)
  const rows = await createSheets(
    work,
    ctgId,
    actions.map((action) => {
      // What the sheet itself has no field for, and what it is called otherwise.
      const { axis, objective, externalId, key, isStatusRead, amounts, indicators, ...said } = action
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
  await writeParts(work, ctgId, actions, rows, year)
  return { axisIds: outline.createdAxisIds, objectiveIds: outline.createdObjectiveIds }
}

async function writeParts(
  work: Work,
  ctgId: string,
  actions: readonly DraftAction[],
  rows: readonly { readonly id: string }[],
  year: number,
): Promise<void> {
  const partsOf = (list: (action: DraftAction) => readonly NewPart['row'][]) =>
    actions.flatMap((action, index) =>
      list(action).map((row) => ({ id: work.newId(), actionId: rows[index]?.id ?? '', row })),
    )
  const means = partsOf(({ amounts, startsOn }) =>
    amounts.map(({ label, euros }) => ({
      year: Number(startsOn?.slice(0, 4) ?? year),
      nature: 'operating',
      funder_name: label || 'à préciser',
      amount_euros: euros,
    })),
  )
  await insertParts(work, ctgId, 'action_means', means)
  const measures = partsOf(({ indicators }) => indicators.map((name) => ({ name })))
  await insertParts(work, ctgId, 'action_measure', measures)
}
