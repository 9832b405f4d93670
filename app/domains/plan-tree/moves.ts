/** Where something goes when it is moved: its new brothers, in their order. Pure. Rules: docs/rules/plan.md §10.3. */

export const moveWays = ['up', 'down', 'under', 'before', 'after'] as const
/** One place up or down; at the end under a target; just before or after a target. */
export type MoveWay = (typeof moveWays)[number]

export type MoveRefusal = 'already-first' | 'already-last' | 'nowhere-to-go'

/** Why it stays where it is: the buttons say it, the command refuses it. */
export const refusalToStep = (
  way: 'up' | 'down',
  index: number,
  count: number,
): Extract<MoveRefusal, 'already-first' | 'already-last'> | undefined => {
  if (way === 'up' && index === 0) return 'already-first'
  if (way === 'down' && index === count - 1) return 'already-last'
}

export type Child = { readonly id: string; readonly parentId: string | null }

export type NewPlace =
  | { readonly refusal: MoveRefusal }
  | {
      readonly refusal?: undefined
      readonly parentId: string | null
      /** Ids of everything under this parent afterwards. */
      readonly order: readonly string[]
    }

/** Puts an id just before (or after) another in a list from which it was taken out; at the end without target. */
function insert(order: readonly string[], id: string, way: 'before' | 'after', targetId: string | undefined) {
  const others = order.filter((one) => one !== id)
  const at = targetId === undefined ? -1 : others.indexOf(targetId)
  const index = at < 0 ? others.length : way === 'before' ? at : at + 1
  return others.toSpliced(index, 0, id)
}

/**
 * Where an axis or an objective goes.
 * @param children axes (or objectives) of the CTG, in the order of their positions
 * @param targetId the new parent for `under` (null: the top), the new brother for `before` and `after`
 */
export function newPlace(
  children: readonly Child[],
  id: string,
  { way, targetId }: { readonly way: MoveWay; readonly targetId: string | null },
): NewPlace {
  const moved = children.find((child) => child.id === id)
  if (!moved) return { refusal: 'nowhere-to-go' }
  const under = (parentId: string | null) =>
    children.filter((child) => child.parentId === parentId).map((child) => child.id)
  if (way === 'under') return { parentId: targetId, order: insert(under(targetId), id, 'after', undefined) }
  if (way === 'up' || way === 'down') return stepAmong(under(moved.parentId), id, way, moved.parentId)
  const brother = children.find((child) => child.id === targetId)
  if (!brother || brother.id === id) return { refusal: 'nowhere-to-go' }
  return { parentId: brother.parentId, order: insert(under(brother.parentId), id, way, brother.id) }
}

function stepAmong(brothers: readonly string[], id: string, way: 'up' | 'down', parentId: string | null): NewPlace {
  const index = brothers.indexOf(id)
  const refusal = refusalToStep(way, index, brothers.length)
  if (refusal) return { refusal }
  const target = brothers[way === 'up' ? index - 1 : index + 1]
  return { parentId, order: insert(brothers, id, way === 'up' ? 'before' : 'after', target) }
}

/**
 * The order of all the actions of a plan after one of them moved: those under each objective follow it.
 * @param order every action, in the order of the plan
 * @param group the actions of the place it leaves for `up` and `down`; of the place it goes to otherwise
 */
export function newActionOrder(
  order: readonly string[],
  group: readonly string[],
  id: string,
  { way, targetId }: { readonly way: MoveWay; readonly targetId: string | null },
): { readonly refusal: MoveRefusal } | { readonly refusal?: undefined; readonly order: readonly string[] } {
  const inGroup = order.filter((one) => group.includes(one))
  if (way === 'up' || way === 'down') {
    const index = inGroup.indexOf(id)
    if (index < 0) return { refusal: 'nowhere-to-go' }
    const refusal = refusalToStep(way, index, inGroup.length)
    if (refusal) return { refusal }
    return {
      order: insert(order, id, way === 'up' ? 'before' : 'after', inGroup[way === 'up' ? index - 1 : index + 1]),
    }
  }
  if (way === 'under') {
    const last = inGroup.findLast((one) => one !== id)
    return { order: insert(order, id, 'after', last) }
  }
  if (targetId === null || targetId === id || !inGroup.includes(targetId)) return { refusal: 'nowhere-to-go' }
  return { order: insert(order, id, way, targetId) }
}
