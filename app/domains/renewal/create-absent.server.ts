/** Writes in the next CTG what it did not have and the coordination agreed to. Rules: docs/rules/plan.md §10.10. */
import { addToLists, type ListRows } from '#app/domains/ctg/steps.server.ts'
import { addObjectives } from '#app/domains/diagnosis/steps.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type Absent, type AbsentKind, listAbsent, listAgreed } from './absent.ts'
import { isSameName, type Pairs, pairSettings, type References, type Setting } from './find-again.ts'
import { loadSetting } from './setting.server.ts'

const noRows: ListRows = { parties: [], themes: [], services: [], areas: [], linkedPlans: [] }

const isOf = (agreed: readonly Absent[], kind: AbsentKind) => {
  const ids = new Set(agreed.filter((one) => one.kind === kind).map(({ id }) => id))
  return ({ id }: { readonly id: string }) => ids.has(id)
}

/**
 * Parties and themes first: services and axes refer to them.
 * @param keys of `keyOfAbsent`; what is not absent, or no longer, is left out
 * @returns the two CTGs paired, with what was created
 */
export async function createAgreed(
  work: Work,
  ctgId: string,
  former: Setting,
  references: readonly References[],
  keys: readonly string[],
): Promise<{ readonly pairs: Pairs; readonly created: readonly Absent[] }> {
  const pairs = pairSettings(former, await loadSetting(work.tx, ctgId))
  const created = listAgreed(former, listAbsent(former, pairs, references), keys)
  if (created.length === 0) return { pairs, created }
  await addToLists(work, ctgId, {
    ...noRows,
    parties: former.parties.filter(isOf(created, 'party')),
    themes: former.themes.filter(isOf(created, 'theme')),
  })
  const next = await loadSetting(work.tx, ctgId)
  const again = pairSettings(former, next)
  await addToLists(work, ctgId, {
    ...noRows,
    services: former.services.filter(isOf(created, 'service')).flatMap(({ name, cafField, partyId }) => {
      const party = again.parties.get(partyId)
      return party === undefined ? [] : [{ name, cafField, partyId: party }]
    }),
    areas: former.areas.filter(isOf(created, 'area')),
    linkedPlans: former.linkedPlans.filter(isOf(created, 'plan')),
  })
  await addObjectives(
    work,
    ctgId,
    former.objectives.filter(isOf(created, 'objective')).map(objectiveOf(former, next, again)),
  )
  return { pairs: pairSettings(former, await loadSetting(work.tx, ctgId)), created }
}

const objectiveOf =
  (former: Setting, next: Setting, pairs: Pairs) =>
  ({ title, axisId, issueTitle }: Setting['objectives'][number]) => {
    const axis = former.axes.find(({ id }) => id === axisId)
    const issue = next.issues.find((one) => issueTitle !== null && isSameName(one.title, issueTitle))
    return {
      title,
      issueId: issue?.id ?? null,
      axisTitle: axis?.title ?? title,
      axisThemeId: pairs.themes.get(axis?.themeId ?? '') ?? null,
    }
  }
