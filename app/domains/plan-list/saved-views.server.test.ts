/** Views kept: under one's name, for oneself or for every member (docs/rules/plan.md §12). */
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { removeView } from './commands/remove-view.server.ts'
import { saveView } from './commands/save-view.server.ts'
import { keptAddress, readKeptAddress } from './saved-view.ts'
import { getSavedViewsPage } from './saved-views-query.server.ts'

const given: { plan?: PlanFixture } = {}
const plan = () => given.plan ?? expect.unreachable('no plan')
beforeAll(async () => {
  given.plan = await givenPlan(await testDatabase())
})

type Who = keyof PlanFixture['actors']
const save = (who: Who, name: string, more: { readonly isShared?: string; readonly criteria?: string } = {}) =>
  saveView(plan().as(plan().actors[who]), {
    ...{ ctgId: plan().ctgId, name, view: 'list', criteria: more.criteria ?? 'signal=en-retard' },
    isShared: more.isShared ?? '',
  })
const namesFor = async (who: Who) =>
  (await getSavedViewsPage(plan().as(plan().actors[who]), plan().ctgId, null)).views.map(({ name }) => name)

describe('a view kept', () => {
  test('is seen by its owner only, unless it is shared', async () => {
    await save('reader', 'Les miennes')
    await save('contributor', 'Pour tous', { isShared: 'on' })
    expect(await namesFor('reader')).toEqual(['Les miennes', 'Pour tous'])
    expect(await namesFor('lead')).toEqual(['Pour tous'])
  })
  test('a reader keeps for herself and shares nothing', async () => {
    await expect(save('reader', 'Imposée', { isShared: 'on' })).rejects.toThrow('forbidden: plan.share-view')
    expect(await namesFor('cafCoordinator')).not.toContain('Imposée')
  })
  test('the same name again replaces it', async () => {
    const first = await save('lead', 'Suivi')
    const again = await save('lead', 'Suivi', { criteria: 'etat=en-cours' })
    expect(again).toEqual({ viewId: first.viewId, view: 'list', criteria: 'etat=en-cours' })
  })
  test('is removed by its owner; what is shared, by the coordination too; nobody else', async () => {
    const { viewId } = await save('contributor', 'À retirer', { isShared: 'on' })
    const { ctgId, actors, as } = plan()
    await expect(removeView(as(actors.lead), { ctgId, viewId })).rejects.toThrow('forbidden: plan.remove-view')
    await removeView(as(actors.townCoordinator), { ctgId, viewId })
    expect(await namesFor('contributor')).not.toContain('À retirer')
    const own = await save('contributor', 'À moi')
    await expect(removeView(as(actors.townCoordinator), { ctgId, viewId: own.viewId })).rejects.toThrow('forbidden')
  })
})

describe('what is kept of an address', () => {
  test('the view, the criteria known and the order; nothing else', () => {
    const address = readKeptAddress('n-importe-quoi', new URLSearchParams('signal=en-retard&page=3&x=1&tri=-echeance'))
    expect(address).toEqual({ view: 'list', criteria: 'signal=en-retard&tri=-echeance' })
    expect(keptAddress('c1', address)).toBe('/ctg/c1/plan?signal=en-retard&tri=-echeance')
    expect(keptAddress('c1', { view: 'partie', criteria: '' })).toBe('/ctg/c1/plan')
  })
})
