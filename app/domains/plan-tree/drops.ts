/** What dropping a row of the tree on another one means. Pure. Rules: docs/rules/plan.md §10.3. */

export type TreeThing = {
  readonly kind: 'axis' | 'objective' | 'action'
  readonly id: string
  /** Of an action: the objective under which this row is; null when it has none. */
  readonly fromId?: string | null
}

export type DropZone = 'before' | 'after' | 'under'
export type Drop = {
  readonly zone: DropZone
  /** The form to send. */
  readonly values: Readonly<Record<string, string>>
}

/** The top half is before, the bottom half after; on an axis, its middle is under. */
const half = (share: number): 'before' | 'after' => (share < 0.5 ? 'before' : 'after')
const third = (share: number): DropZone => (share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'under')

/**
 * @param share where in the row it is dropped, from its top: 0 to 1
 * @returns undefined where nothing of this kind goes
 */
export function dropOn(dragged: TreeThing, target: TreeThing, share: number): Drop | undefined {
  if (dragged.kind === target.kind && dragged.id === target.id) return
  if (dragged.kind === 'action') return dropAction(dragged, target, share)
  const intent = `move-${dragged.kind}`
  const id = { [`${dragged.kind}Id`]: dragged.id }
  if (dragged.kind === target.kind) {
    const zone = dragged.kind === 'axis' ? third(share) : half(share)
    return { zone, values: { intent, ...id, way: zone, targetId: target.id } }
  }
  if (dragged.kind === 'objective' && target.kind === 'axis')
    return { zone: 'under', values: { intent, ...id, way: 'under', targetId: target.id } }
}

function dropAction({ id, fromId }: TreeThing, target: TreeThing, share: number): Drop | undefined {
  const base = { intent: 'move-action', actionId: id, fromId: fromId ?? '' }
  if (target.kind === 'objective') return { zone: 'under', values: { ...base, way: 'under', toId: target.id } }
  if (target.kind !== 'action' || !target.fromId) return
  const zone = half(share)
  return { zone, values: { ...base, way: zone, toId: target.fromId, targetId: target.id } }
}
