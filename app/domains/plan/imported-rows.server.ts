/** Writes the actions of an import with their axes, means and measures, in a handful of statements. */
import { addOutline } from '#app/domains/diagnosis/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { DraftAxis } from './import/draft-outline.ts'
import { plainWords } from './import/plain-words.ts'
import type { DraftAction } from './import/read-action.ts'
import { blankAction, createActionRows } from './new-actions.server.ts'

type Imported = {
  readonly ctgId: string
  readonly importId: string
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly DraftAction[]
  /** Year of means that have none: the CTG's first, else the current one. */
  readonly year: number
}

/** The theme an axis is about: the one whose name is in its title, or of which its title is a part. */
function themeOf(title: string, themes: readonly { readonly id: string; readonly name: string }[]): string | null {
  const words = plainWords(title)
  const same = themes.find(({ name }) => plainWords(name) === words)
  const near = themes.find(
    ({ name }) => words.includes(plainWords(name)) || (words.length > 4 && plainWords(name).includes(words)),
  )
  return (same ?? near)?.id ?? null
}

/** @returns ids of the axes and objectives that did not exist before */
export async function writeImportedActions(work: Work, { ctgId, importId, axes, actions, year }: Imported) {
  const themes = await work.tx.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).execute()
  const withTheme = axes.map((axis) => ({ ...axis, themeId: themeOf(axis.title, themes) }))
  const outline = await addOutline(work, ctgId, withTheme)
  const rows = await createActionRows(
    work,
    ctgId,
    actions.map((action) => {
      const { key, axis, objective, amounts: _amounts, indicators: _indicators, ...fields } = action
      const place = axis === undefined ? undefined : outline.axes[axis]
      const objectiveId = objective === undefined ? undefined : place?.objectiveIds[objective]
      return {
        ...blankAction,
        ...fields,
        axisId: place?.axisId ?? null,
        themeId: axis === undefined ? null : (withTheme[axis]?.themeId ?? null),
        objectiveIds: objectiveId === undefined ? [] : [objectiveId],
        externalId: key,
        importId,
      }
    }),
  )
  await writeParts(work, ctgId, actions, rows, year)
  return { axisIds: outline.createdAxisIds, objectiveIds: outline.createdObjectiveIds }
}

async function writeParts(
  { tx, newId }: Work,
  ctgId: string,
  actions: readonly DraftAction[],
  rows: readonly { readonly id: string }[],
  year: number,
): Promise<void> {
  const parts = actions.map((action, index) => ({ action, actionId: rows[index]?.id ?? '' }))
  const means = parts.flatMap(({ action, actionId }) =>
    action.amounts.map(({ label, euros }, position) => ({
      ctg_id: ctgId,
      id: newId(),
      action_id: actionId,
      year: Number(action.startsOn?.slice(0, 4) ?? year),
      nature: 'operating' as const,
      funder_name: label || 'à préciser',
      state: 'estimated' as const,
      amount_euros: euros,
      position,
    })),
  )
  const measures = parts.flatMap(({ action, actionId }) =>
    action.indicators.map((name, position) => ({ ctg_id: ctgId, id: newId(), action_id: actionId, name, position })),
  )
  if (means.length > 0) await tx.insertInto('action_means').values(means).execute()
  if (measures.length > 0) await tx.insertInto('action_measure').values(measures).execute()
}
