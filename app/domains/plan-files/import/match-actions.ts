/**
 * Actions of an ordinary spreadsheet that the plan already has, and what the spreadsheet says otherwise of them: by identifier of
 * the other tool, else by number and title, else by title alone. Pure. Rules: docs/rules/taking-up.md §5.
 */

import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { fieldText } from '#app/domains/plan/sheet/field-text.ts'
import { meansFields, sheetFields, stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { type RefusedCell, type RowChange, readRow } from '../bring-back/difference.ts'
import type { PlanIndex, PlanRow } from '../bring-back/plan-index.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { DraftAction } from './draft-action.ts'
import { type ImportField, sheetFieldsIn } from './fields.ts'
import { findRenamed, type StepSaid } from './renamed-steps.ts'
import type { DraftStep } from './sub-actions.ts'

const c = e.column

export type MatchedAction = {
  readonly key: string
  readonly id: string
  readonly label: string
  /** Taken before as a step of that action. */
  readonly isStep: boolean
  /** Years of which that action has amounts in the plan; those of the spreadsheet are not written to it. */
  readonly amountYears: readonly number[]
  /** Perhaps that step of the action, under another title: new only if someone says so. */
  readonly renamed?: string
  /** Undefined when the spreadsheet says the same. */
  readonly change: RowChange | undefined
  readonly refused: readonly RefusedCell[]
}

type Match = Omit<MatchedAction, 'amountYears'>
type Draft = DraftAction & {
  readonly fields: ReadonlySet<ImportField>
  readonly step: Pick<DraftStep, 'of' | 'title' | 'targetOn' | 'targetPrecision'> | undefined
}

/** Their identifier finds the action again; axes, means and measures of an action stay as they are. */
const { externalId: _found, ...said } = sheetFieldsIn
const saidKeys = [...new Set(Object.values(said).flat())]

/** What the draft says, under the titles of our own columns; an empty cell says nothing, and erases nothing. */
function textsOf(draft: Draft, facts: FieldLists): ReadonlyMap<string, string> {
  // Without a column that says it, the state of a new action is a guess.
  const isGuess = !draft.fields.has('status') || !draft.isStatusRead
  const texts = saidKeys
    .filter((key) => key !== 'status' || !isGuess)
    .map((key) => [sheetFields[key].header, fieldText(sheetFields[key], draft, facts, 'file')] as const)
  return new Map(texts.filter(([, text]) => text !== ''))
}

function matcher(plan: PlanIndex) {
  const rows = [...plan.actions.values()]
  const by = (keyOf: (texts: ReadonlyMap<string, string>) => string): ReadonlyMap<string, readonly PlanRow[]> =>
    Map.groupBy(rows, ({ texts }) => keyOf(texts))
  const text = (texts: ReadonlyMap<string, string>, header: string): string => plainWords(texts.get(header) ?? '')
  const byExternal = by((texts) => texts.get(c.externalId) ?? '')
  const byBoth = by((texts) => `${text(texts, c.code)}\n${text(texts, c.title)}`)
  const byTitle = by((texts) => text(texts, c.title))
  const only = (found: readonly PlanRow[] | undefined): PlanRow | undefined =>
    found?.length === 1 ? found[0] : undefined
  return ({ externalId, code, title }: DraftAction): PlanRow | undefined =>
    // Our own identifier too: an export whose other technical columns were taken away.
    (externalId === '' ? undefined : (only(byExternal.get(externalId)) ?? plan.actions.get(externalId))) ??
    only(byBoth.get(`${plainWords(code)}\n${plainWords(title)}`)) ??
    only(byTitle.get(plainWords(title)))
}

/** Each draft that is an action of the plan; the others are new. An action is matched once. */
export function matchActions(drafts: readonly Draft[], plan: PlanIndex, facts: FieldLists): readonly MatchedAction[] {
  const find = matcher(plan)
  const taken = new Set<string>()
  const amounts = [...plan.means.values()].filter(({ texts }) => texts.get(meansFields.amountEuros.header))
  const amountsOf = Map.groupBy(amounts, ({ actionId }) => actionId)
  const matched = drafts.flatMap((draft): Match[] => {
    const present = find(draft)
    if (!present || taken.has(present.id)) return []
    taken.add(present.id)
    const row = { key: draft.key, row: Number(draft.key.split(':')[1]), texts: textsOf(draft, facts) }
    const { change, refused } = readRow('actions', row, present, facts)
    return [
      {
        key: draft.key,
        id: present.id,
        isStep: false,
        label: `${present.texts.get(c.code)} ${present.texts.get(c.title)}`,
        change,
        refused,
      },
    ]
  })
  return [...matched, ...stepsThere(drafts, { matched, plan, facts })].map((match) => ({
    ...match,
    amountYears: [
      ...new Set((amountsOf.get(match.id) ?? []).map(({ texts }) => Number(texts.get(meansFields.year.header)))),
    ],
  }))
}

/** Lines taken before as steps of an action of the plan: they are there, and stay as they are; under another title, perhaps. */
function stepsThere(
  drafts: readonly Draft[],
  { matched, plan, facts }: Readonly<{ matched: readonly Match[]; plan: PlanIndex; facts: FieldLists }>,
): readonly Match[] {
  const idOf = new Map(matched.map(({ key, id }) => [key, id]))
  const stepOf = new Map(drafts.map(({ key, step }) => [key, step]))
  /** The nearest action above, in numbers, that the plan has. */
  const actionAt = (key: string): string | undefined => {
    const of = stepOf.get(key)?.of
    return idOf.get(key) ?? (of === undefined ? undefined : actionAt(of))
  }
  const said = drafts.flatMap(({ key, code, step }) => {
    const id = step && !idOf.has(key) ? actionAt(step.of) : undefined
    if (!step || id === undefined) return []
    return [{ key, id, code, title: step.title, target: fieldText(stepFields.target, step, facts, 'file') }]
  })
  const there = Map.groupBy(plan.steps.values(), ({ actionId }) => actionId)
  return [...Map.groupBy(said, ({ id }) => id)].flatMap(([id, lines]) => {
    const steps = (there.get(id) ?? []).map(({ id: key, texts }) => ({
      ...{ key, title: texts.get(c.step) ?? '', code: '', target: texts.get(stepFields.target.header) ?? '' },
    }))
    const isSame = (one: StepSaid, other: StepSaid): boolean => plainWords(one.title) === plainWords(other.title)
    const own = steps.filter((step) => !lines.some((line) => isSame(line, step)))
    const isThere = (line: StepSaid): boolean => steps.some((step) => isSame(line, step))
    const renamed = findRenamed(
      lines.filter((line) => !isThere(line)),
      own,
    )
    return lines.flatMap((line): Match[] => {
      const other = renamed.get(line.key)?.title
      if (!isThere(line) && other === undefined) return []
      const { key, title: label } = line
      return [{ key, id, isStep: true, label, change: undefined, refused: [], ...(other && { renamed: other }) }]
    })
  })
}
