/** What one act brought into the plan, and whether it may be undone: what rests on each sheet, what stays. Pure. Rules: docs/rules/plan.md §15.10. */

/** What holds a sheet: something rests on it, or somebody changed it since. Its words: brought-labels.fr.ts. */
export const holds = [
  ...(['changed', 'decision', 'agenda', 'report', 'mending', 'campaign', 'reading', 'evaluation'] as const),
  ...(['sppe', 'library', 'carried', 'awaited', 'discussion', 'comment'] as const),
] as const
export type Hold = (typeof holds)[number]
export type Rest = Exclude<Hold, 'changed'>

export type BroughtSheet = {
  readonly id: string
  readonly code: string
  readonly title: string
  /** Somebody wrote on it since: in its fields, its parts or its text. */
  readonly isChanged: boolean
  /** `by`: the sheet that waits for it. */
  readonly rests: readonly { readonly what: Rest; readonly by: string | null }[]
}

/** A sheet that somebody changed since: it stays and the others leave, or it holds them all. `held-stay`: whatever holds one, it stays. */
export type IfChanged = 'stays' | 'holds' | 'held-stay'

type Named = Pick<BroughtSheet, 'id' | 'code' | 'title'>
export type Undoing = {
  /** None when something holds one of them: an act is undone whole or not at all. */
  readonly leaving: readonly Named[]
  readonly staying: readonly Named[]
  readonly held: readonly (Named & { readonly by: readonly Hold[] })[]
  /** What would leave without those that are held, and without those that they wait for; empty when nothing is held. */
  readonly rest: readonly Named[]
}

/** @param sheets what the act brought and is still in the plan, in any order */
export function judgeUndoing(sheets: readonly BroughtSheet[], ifChanged: IfChanged): Undoing {
  const changed = ifChanged === 'stays' ? sheets.filter(({ isChanged }) => isChanged) : []
  const leaving = sheets.filter((sheet) => !changed.includes(sheet))
  const held = leaving.flatMap((sheet) => {
    const by = holdsOf(sheet, leaving)
    return by.length === 0 ? [] : [{ ...named(sheet), by }]
  })
  if (held.length === 0) return { leaving: leaving.map(named), staying: changed.map(named), held, rest: [] }
  const rest = restOf(leaving)
  if (ifChanged !== 'held-stay') return { leaving: [], staying: changed.map(named), held, rest: rest.map(named) }
  return {
    leaving: rest.map(named),
    staying: sheets.filter((sheet) => !rest.includes(sheet)).map(named),
    held: [],
    rest: [],
  }
}

/** Those that nothing holds, not even one that stays. */
function restOf(sheets: readonly BroughtSheet[]): readonly BroughtSheet[] {
  const free = sheets.filter((sheet) => holdsOf(sheet, sheets).length === 0)
  return free.length === sheets.length ? free : restOf(free)
}

const named = ({ id, code, title }: BroughtSheet): Named => ({ id, code, title })

/** In their order; what leaves with it does not hold it. */
function holdsOf({ isChanged, rests }: BroughtSheet, leaving: readonly Named[]): readonly Hold[] {
  const resting = rests.filter(({ by }) => !leaving.some(({ id }) => id === by)).map(({ what }) => what)
  return holds.filter((hold) => (hold === 'changed' ? isChanged : resting.includes(hold)))
}

/** Why nothing is undone; undefined when it may be. The page explains it, the act throws it. */
export function refusalToUndo({
  held,
  leaving,
}: Undoing): 'brought-in-use' | 'brought-changed' | 'nothing-to-undo' | undefined {
  if (held.length > 0) return held.every(({ by }) => by[0] === 'changed') ? 'brought-changed' : 'brought-in-use'
  return leaving.length === 0 ? 'nothing-to-undo' : undefined
}
