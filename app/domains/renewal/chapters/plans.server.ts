/** Other plans the CTG is articulated with. Rules: docs/rules/renewal.md §2.3. */
import { addToLists } from '#app/domains/ctg/steps.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { pairSettings } from '../find-again.ts'
import type { Offer } from '../renewal.ts'
import { loadSetting } from '../setting.server.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

const list = async (_db: Reader, scene: Scene): Promise<readonly Offer[]> =>
  scene.from.linkedPlans.map(({ id, name, note }) => ({
    ...{ id, group: '', title: name, notes: note === '' ? [] : [note], isUsual: true },
    ...stateOf(scene, id, scene.pairs.linkedPlans.get(id)),
  }))

async function write(work: Work, { ctgId, from }: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const plans = from.linkedPlans.filter(({ id }) => ids.has(id))
  await addToLists(work, ctgId, { parties: [], themes: [], services: [], areas: [], linkedPlans: plans })
  const { linkedPlans } = pairSettings(from, await loadSetting(work.tx, ctgId))
  return plans.flatMap(({ id }) => {
    const itemId = linkedPlans.get(id)
    return itemId === undefined ? [] : [{ kind: 'linked-plan' as const, formerId: id, itemId }]
  })
}

export const plansChapter: ChapterModule = { list, write }
