/** Which action, and which measure, a new row of a file is for: by identifier, else by number, else by title. Pure. */

import { closesCycle, type Dependency } from '#app/domains/plan/sheet/dependencies.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { FileRow } from './file-tables.ts'
import { bringBackLabels as t } from './labels.fr.ts'
import type { PlanIndex } from './plan-index.ts'

const c = e.column

/** A row of the plan by its identifier, or a row the same file adds by its key. */
export type Reference = { readonly id: string } | { readonly newKey: string }
export type Owner = {
  readonly action: Reference | undefined
  readonly measure: Reference | undefined
  /** Of a dependency: what waits, and what it waits for. */
  readonly dependency?: {
    readonly step: Reference | null
    readonly awaited: Reference
    readonly awaitedStep: Reference | null
  }
}

/** What a new row may be for: rows of the plan, and those added before it. */
type Candidate = { readonly reference: Reference; readonly owner: string; readonly texts: ReadonlyMap<string, string> }

/** Which row it is, in the plan or in the file. */
export const nameOf = (reference: Reference): string => ('id' in reference ? reference.id : reference.newKey)

/** The only one whose text is this one. */
function onlyBy(candidates: readonly Candidate[], header: string, text: string): Candidate | undefined {
  const words = plainWords(text)
  const found = candidates.filter(({ texts }) => words !== '' && plainWords(texts.get(header) ?? '') === words)
  return found.length === 1 ? found[0] : undefined
}

/** Remembers the sheets, steps and measures a file adds, in its order, and finds what each new row is for. */
export function ownerFinder(plan: PlanIndex) {
  const candidatesIn = (key: 'actions' | 'steps' | 'measures'): Candidate[] =>
    [...plan[key].values()].map(({ id, actionId, texts }) => ({ reference: { id }, owner: actionId, texts }))
  const known = { actions: candidatesIn('actions'), steps: candidatesIn('steps'), measures: candidatesIn('measures') }
  const dependencies = [...plan.dependencies.values()].map(({ texts }) => dependencyIn(texts))

  const byId = (candidates: readonly Candidate[], id: string | undefined): Candidate | undefined =>
    id === undefined || id === '' ? undefined : candidates.find(({ reference }) => nameOf(reference) === id)
  /** @param columns of the file: its identifier, its number, its title */
  const findAction = ({ texts }: FileRow, ...columns: readonly [string, string, string]): Candidate | undefined => {
    const [id, code = '', title = ''] = columns.map((header) => texts.get(header) ?? '')
    return byId(known.actions, id) ?? onlyBy(known.actions, c.code, code) ?? onlyBy(known.actions, c.title, title)
  }
  /** What waits and what it waits for, in the columns of « Dépendances ». */
  const findDependency = (row: FileRow, waiting: Candidate): Owner | string => {
    const text = (header: string): string => row.texts.get(header) ?? ''
    const awaited = findAction(row, c.awaitedId, c.awaitedCode, c.awaitedTitle)
    if (!awaited) return t.unknownAwaited
    const stepOf = (owner: Candidate, header: string, id: string): Reference | null | undefined => {
      const own = known.steps.filter((step) => step.owner === nameOf(owner.reference))
      const found = byId(own, text(id)) ?? onlyBy(own, c.step, text(header))
      return text(header) === '' ? null : found?.reference
    }
    const step = stepOf(waiting, c.step, c.stepId)
    const awaitedStep = stepOf(awaited, c.awaitedStep, c.awaitedStepId)
    if (step === undefined || awaitedStep === undefined) return t.unknownStep
    const dependency = { step, awaited: awaited.reference, awaitedStep }
    const added = toDependency(waiting.reference, dependency)
    if (dependencies.some((one) => isSame(one, added))) return t.knownDependency
    if (closesCycle(dependencies, added)) return t.dependencyCycle
    dependencies.push(added)
    return { action: waiting.reference, measure: undefined, dependency }
  }
  return {
    add(table: SheetKey, row: FileRow, owner: Owner) {
      if (table !== 'actions' && table !== 'steps' && table !== 'measures') return
      const reference = { newKey: row.key }
      known[table].push({ reference, owner: owner.action ? nameOf(owner.action) : '', texts: row.texts })
    },
    /** @returns a sentence when what it is for is not found */
    find(table: SheetKey, row: FileRow): Owner | string {
      if (table === 'actions') return { action: undefined, measure: undefined }
      const action = findAction(row, c.actionId, c.code, c.title)
      if (!action) return t.unknownAction
      if (table === 'dependencies') return findDependency(row, action)
      if (table !== 'readings') return { action: action.reference, measure: undefined }
      const own = known.measures.filter(({ owner }) => owner === nameOf(action.reference))
      const measure = byId(own, row.texts.get(c.measureId)) ?? onlyBy(own, c.measure, row.texts.get(c.measure) ?? '')
      return measure ? { action: action.reference, measure: measure.reference } : t.unknownMeasure
    },
  }
}

const dependencyIn = (texts: ReadonlyMap<string, string>): Dependency => ({
  waiting: { actionId: texts.get(c.actionId) ?? '', stepId: texts.get(c.stepId) || null },
  awaited: { actionId: texts.get(c.awaitedId) ?? '', stepId: texts.get(c.awaitedStepId) || null },
})

const toDependency = (
  waiting: Reference,
  { step, awaited, awaitedStep }: NonNullable<Owner['dependency']>,
): Dependency => ({
  waiting: { actionId: nameOf(waiting), stepId: step && nameOf(step) },
  awaited: { actionId: nameOf(awaited), stepId: awaitedStep && nameOf(awaitedStep) },
})

const isSame = (one: Dependency, other: Dependency): boolean =>
  (['waiting', 'awaited'] as const).every(
    (end) => one[end].actionId === other[end].actionId && one[end].stepId === other[end].stepId,
  )

export type OwnerFinder = ReturnType<typeof ownerFinder>
