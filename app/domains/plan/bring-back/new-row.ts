/** Which action, and which measure, a new row of a file is for: by identifier, else by number, else by title. Pure. */
import { exportLabels as e, type SheetKey } from '../export/labels.fr.ts'
import { plainWords } from '../import/plain-words.ts'
import type { FileRow } from './file-tables.ts'
import { bringBackLabels as t } from './labels.fr.ts'
import type { PlanIndex } from './plan-index.ts'

const c = e.column

/** A row of the plan by its identifier, or a row the same file adds by its key. */
export type Reference = { readonly id: string } | { readonly newKey: string }
export type Owner = { readonly action: Reference | undefined; readonly measure: Reference | undefined }

/** What a new row may be for: rows of the plan, and those added before it. */
type Candidate = { readonly reference: Reference; readonly owner: string; readonly texts: ReadonlyMap<string, string> }

const nameOf = (reference: Reference): string => ('id' in reference ? reference.id : reference.newKey)

/** The only one whose text is this one. */
function onlyBy(candidates: readonly Candidate[], header: string, text: string): Candidate | undefined {
  const words = plainWords(text)
  const found = candidates.filter(({ texts }) => words !== '' && plainWords(texts.get(header) ?? '') === words)
  return found.length === 1 ? found[0] : undefined
}

/** Remembers the sheets and measures a file adds, in its order, and finds what each new row is for. */
export function ownerFinder(plan: PlanIndex) {
  const candidatesIn = (key: 'actions' | 'measures'): Candidate[] =>
    [...plan[key].values()].map(({ id, actionId, texts }) => ({ reference: { id }, owner: actionId, texts }))
  const actions = candidatesIn('actions')
  const measures = candidatesIn('measures')

  const findAction = ({ texts }: FileRow): Candidate | undefined => {
    const text = (header: string): string => texts.get(header) ?? ''
    const known = actions.find(({ reference }) => nameOf(reference) === text(c.actionId))
    return known ?? onlyBy(actions, c.code, text(c.code)) ?? onlyBy(actions, c.title, text(c.title))
  }
  return {
    add(table: SheetKey, row: FileRow, owner: Owner) {
      const candidate = {
        reference: { newKey: row.key },
        owner: owner.action ? nameOf(owner.action) : '',
        texts: row.texts,
      }
      if (table === 'actions') actions.push(candidate)
      if (table === 'measures') measures.push(candidate)
    },
    /** @returns a sentence when the action or the measure is not found */
    find(table: SheetKey, row: FileRow): Owner | string {
      if (table === 'actions') return { action: undefined, measure: undefined }
      const action = findAction(row)
      if (!action) return t.unknownAction
      if (table !== 'readings') return { action: action.reference, measure: undefined }
      const own = measures.filter(({ owner }) => owner === nameOf(action.reference))
      const measure =
        own.find(({ reference }) => nameOf(reference) === (row.texts.get(c.measureId) ?? '')) ??
        onlyBy(own, c.measure, row.texts.get(c.measure) ?? '')
      return measure ? { action: action.reference, measure: measure.reference } : t.unknownMeasure
    },
  }
}
export type OwnerFinder = ReturnType<typeof ownerFinder>
