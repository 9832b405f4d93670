/** Annexes of a convention: which may be attached, in which order, under which numbers. Pure. Rules: docs/rules/convention.md §6. */

export const annexKinds = [
  'diagnosis',
  'facilities',
  'plan',
  'governance',
  'evaluation',
  'acts',
  'posts',
  'cof',
  'sppe',
] as const
export type AnnexKind = (typeof annexKinds)[number]

/** Until the coordination chooses: those of every convention (§6.1). */
export const usualAnnexes: readonly AnnexKind[] = ['diagnosis', 'plan', 'governance']

export const isAnnexKind = (word: string): word is AnnexKind => annexKinds.some((kind) => kind === word)

/** As kept, what is not known any more left out. */
export const readAnnexes = (stored: readonly string[] | null | undefined): readonly AnnexKind[] =>
  stored ? stored.filter(isAnnexKind) : usualAnnexes

export const annexMoves = ['attach', 'detach', 'up', 'down'] as const
export type AnnexMove = (typeof annexMoves)[number]

export type AnnexRefusal = 'annex-attached' | 'annex-not-attached' | 'annex-at-the-end'

/** Why the annex cannot move so; undefined when it can. */
export function refusalToMove(
  attached: readonly AnnexKind[],
  kind: AnnexKind,
  move: AnnexMove,
): AnnexRefusal | undefined {
  const index = attached.indexOf(kind)
  if (move === 'attach') return index < 0 ? undefined : 'annex-attached'
  if (index < 0) return 'annex-not-attached'
  if (move === 'up' && index === 0) return 'annex-at-the-end'
  if (move === 'down' && index === attached.length - 1) return 'annex-at-the-end'
}

/** The annexes once it has moved: attached last, or exchanged with its neighbour. */
export function moveAnnex(attached: readonly AnnexKind[], kind: AnnexKind, move: AnnexMove): readonly AnnexKind[] {
  if (move === 'attach') return [...attached, kind]
  const others = attached.filter((one) => one !== kind)
  if (move === 'detach') return others
  return others.toSpliced(attached.indexOf(kind) + (move === 'up' ? -1 : 1), 0, kind)
}

/** Numbers run without a gap over the annexes that have something to say (§6.2). */
export const numberOf = (printed: readonly { readonly kind: AnnexKind }[], kind: AnnexKind): number | undefined => {
  const index = printed.findIndex((one) => one.kind === kind)
  return index < 0 ? undefined : index + 1
}
