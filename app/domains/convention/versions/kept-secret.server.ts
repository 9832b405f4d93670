/** Two texts compared, naming no sheet restricted since: that they differ is told, and of what is not. Rules: docs/rules/plan.md §17.5. */
import { findRestricted } from '#app/domains/plan/queries.server.ts'
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { tellPlanChanges } from '#app/domains/snapshots/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { compareVersions, type TextComparison } from './compare-versions.ts'
import { readVersionText } from './version-text.ts'

/** A text and its plan, as frozen; the plan is null when it was not kept. */
type Side = { readonly content: unknown; readonly plan: unknown }

/** Actions are told thing by thing in `plan`, null when one of the two plans is not known; by their titles then. */
export async function compareInPublic(db: Reader, ctgId: string, was: Side, is: Side) {
  const text: TextComparison = compareVersions(readVersionText(was.content), readVersionText(is.content))
  const { added, removed } = text.actions
  const { ids, places } = await findRestricted(db, ctgId, [...added, ...removed])
  if (was.plan !== null && is.plan !== null)
    return { text: { ...text, actions: { added: [], removed: [] } }, plan: tellPlanChanges(was.plan, is.plan, ids) }
  const hidden = [...added, ...removed].map((line, place) =>
    places.includes(place) ? snapshotLabels.restricted : line,
  )
  const actions = { added: hidden.slice(0, added.length), removed: hidden.slice(added.length) }
  return { text: { ...text, actions }, plan: null }
}
