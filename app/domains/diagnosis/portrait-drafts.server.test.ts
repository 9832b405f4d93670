/** What Trame proposes of the territory seen whole, which no theme of the CTG asks about (docs/rules/drafting.md §4). */
import { beforeAll, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { keepDraft } from './commands/keep-draft.server.ts'
import { getFindingEdit, getProposalPage } from './finding-queries.server.ts'
import { getPortraitPage } from './portrait-queries.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
  await loadFigures(given.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

async function givenPortrait() {
  const ctg = await givenCtg(db())
  await db().insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  const draftsFor = async (who: keyof typeof ctg.actors) => getPortraitPage(ctg.as(ctg.actors[who]), ctg.ctgId)
  return { ...ctg, draftsFor }
}

test('it is asked on the portrait, without what a theme of the CTG asks, to whoever may propose somewhere', async () => {
  const { draftsFor, early, housing } = await givenPortrait()
  const { drafts, proposable } = await draftsFor('townCoordinator')
  const questions = drafts.map(({ question }) => question)
  expect(questions).toContainEqual(expect.stringMatching(/^Taux de pauvreté : 28/))
  // Of « Petite enfance ».
  expect(questions.filter((question) => /^(?:Naissances|Part des foyers allocataires au RSA)/.test(question))).toEqual(
    [],
  )
  expect(proposable.map(({ id }) => id)).toEqual([early.id, housing.id])
  expect((await draftsFor('earlyOfficer')).proposable.map(({ id }) => id)).toEqual([early.id])
  expect((await draftsFor('reader')).drafts).toEqual([])
})

test('it becomes a finding of the theme one chooses, and is asked no more', async () => {
  const { ctgId, early, as, actors, draftsFor } = await givenPortrait()
  const [first = expect.unreachable('no draft'), ...others] = (await draftsFor('townCoordinator')).drafts
  const key = { ctgId, themeId: early.id, key: first.key }
  const context = as(actors.townCoordinator)
  const proposed = await getProposalPage(context, { ...key, draftKey: key.key })
  expect(proposed.draft?.question).toBe(first.question)
  const restsOn = (proposed.draft?.readings ?? []).map(({ indicatorId }) => indicatorId)
  expect(restsOn).not.toEqual([])
  expect(proposed.indicators.map(({ indicator }) => indicator.id)).toEqual(expect.arrayContaining(restsOn))
  const { findingId } = await keepDraft(context, key)
  const edited = await getFindingEdit(context, { ctgId, findingId })
  expect(edited.chosen.figures.map(({ indicatorId }) => indicatorId)).toEqual(restsOn)
  expect(edited.indicators.map(({ indicator }) => indicator.id)).toEqual(expect.arrayContaining(restsOn))
  for (const who of ['townCoordinator', 'cafCoordinator'] as const) {
    const { drafts } = await draftsFor(who)
    expect(drafts).toEqual(expect.arrayContaining(others))
    expect(drafts.map(({ key: open }) => open)).not.toContain(first.key)
    expect(drafts.length).toBeLessThanOrEqual(3)
  }
})
