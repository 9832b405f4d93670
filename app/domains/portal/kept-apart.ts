/** What an edition frozen before says no longer: sheets restricted since, and what is about them. Pure. Rules: docs/rules/portal.md §3. */
import type { PublicContent } from './public-content.ts'

export type KeptApart = {
  /** Numbers of the sheets that everybody may read. */
  readonly openActions: readonly number[]
  /** Numbers of the decisions about a restricted sheet. */
  readonly closedDecisions: readonly number[]
}

/** Axes and places that no other action names go too, as they were not said before it. */
export function withoutKeptApart(content: PublicContent, { openActions, closedDecisions }: KeptApart): PublicContent {
  const open = new Set(openActions)
  const closed = new Set(closedDecisions)
  const decisions = content.decisions.filter(({ number }) => !closed.has(number))
  const actions = content.actions.filter(({ number }) => open.has(number))
  if (actions.length === content.actions.length) return { ...content, decisions }
  return { ...content, decisions, ...withUsedGroups(content.groups, actions), places: usedPlaces(content, actions) }
}

/** An axis without a public action says nothing. */
export function withUsedGroups(groups: PublicContent['groups'], actions: PublicContent['actions']) {
  const used = [...new Set(actions.flatMap(({ group }) => group ?? []))].toSorted((one, other) => one - other)
  return {
    groups: used.flatMap((rank) => groups[rank] ?? []),
    actions: actions.map((action) => ({
      ...action,
      group: action.group === null ? null : used.indexOf(action.group),
    })),
  }
}

/** A commune is followed by its quartiers: it stays with one of them. */
function usedPlaces({ places }: PublicContent, actions: PublicContent['actions']): PublicContent['places'] {
  const used = new Set(actions.flatMap((action) => action.places))
  const last = { isUsed: false }
  return places
    .toReversed()
    .filter(({ key, isCommune }) => {
      const isKept = used.has(key) || (isCommune && last.isUsed)
      last.isUsed = isCommune ? false : last.isUsed || isKept
      return isKept
    })
    .toReversed()
}
