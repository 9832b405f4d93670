/** « Depuis lundi dernier » on PostgreSQL: what stands is told. Rules: docs/rules/portfolio.md §5. */
import { expect, test } from 'vitest'
import { eraseSignature } from '#app/domains/convention/commands/erase-signature.server.ts'
import { recordAuthorisingAct } from '#app/domains/journey/commands/record-authorising-act.server.ts'
import { recordRefusal } from '#app/domains/journey/commands/record-refusal.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { usualSort } from './portfolio.ts'
import { getPortfolioPage } from './queries.server.ts'

const db = await testDatabase()
const view = { filter: { words: '', phase: undefined, signal: undefined }, sort: usualSort, page: 1 }

test('acts and signatures of the week count as they stand: one expected, corrected or erased is not one received', async () => {
  const ctg = await givenCtg(db)
  const { ctgId, caf, town } = ctg
  const coordinator = ctg.as(ctg.actors.cafCoordinator)
  await recordAuthorisingAct(coordinator, { ctgId, partyId: caf.id, kind: 'bureau', expectedOn: '2026-12-10' })
  for (const number of ['12', '13'])
    await recordAuthorisingAct(coordinator, {
      ctgId,
      partyId: town.id,
      number,
      kind: 'bureau',
      adoptedOn: '2026-11-20',
    })
  await recordRefusal(coordinator, { ctgId, partyId: caf.id, note: '' })
  await eraseSignature(coordinator, { ctgId, partyId: caf.id })
  for (const signedOn of ['2026-11-22', '2026-11-23'])
    await recordSignature(coordinator, { ctgId, partyId: town.id, signedOn })
  const { since } = await getPortfolioPage(coordinator, view)
  expect(since.filter(({ act }) => /signature|authorising/.test(act))).toMatchObject([
    { act: 'signature.recorded', count: 1 },
    { act: 'authorising-act.recorded', count: 1 },
  ])
})
