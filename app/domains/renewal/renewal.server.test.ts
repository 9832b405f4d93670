/** A CTG renewed, from its creation to the day all is taken back. One story: each act finds what the one before it made. */
import { describe, expect, test } from 'vitest'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { testDatabase } from '#test/database.server.ts'
import { groupingName, msaName } from '#test/two-ctgs.server.ts'
import { findBalanceLine, getBalancePage } from './balance-queries.server.ts'
import { findCarriedFinding } from './chapters/carried-finding.server.ts'
import { getCarryHubPage, getChapterPage, getRenewalPage } from './chapters/page-queries.server.ts'
import { answerProposal } from './commands/answer-proposal.server.ts'
import { carryChapter } from './commands/carry-chapter.server.ts'
import { pourBalance } from './commands/pour-balance.server.ts'
import { startRenewal } from './commands/start-renewal.server.ts'
import { takeBackChapter } from './commands/take-back-chapter.server.ts'
import { givenRenewal, today } from './renewal.fixture.server.ts'

const db = await testDatabase()
const { former, next, nextId, caf, town, offersOf, carryAll, count } = await givenRenewal(db)
const form = { name: 'Pays de la Navette 2031-2035', startsOn: '2031-01-01', endsOn: '2035-12-31' }

describe('the CTG that follows', () => {
  test('is created once, with the perimeter, the themes and the lead parties; both are linked', async () => {
    const { ctgId } = former
    expect(await getRenewalPage(await caf(), ctgId)).toMatchObject({
      proposed: form,
      mayStart: true,
      successors: [],
    })
    next.ctgId = (await startRenewal(await caf(), { ctgId, ...form })).nextCtgId
    await expect(startRenewal(await town(), { ctgId, ...form })).rejects.toThrow('renewal.already-renewed')
    const page = await getRenewalPage(await town(), ctgId)
    expect(page).toMatchObject({ mayStart: false, successors: [{ id: nextId(), name: form.name }] })
    // Not chosen for it yet: whom to ask stands there, and she may write.
    expect(page.successors[0]?.doors).toMatchObject([{ name: 'Claire Tulle' }])
    expect((await getRenewalPage(await caf(), ctgId)).successors[0]?.doors).toBeNull()
    const made = await db.selectFrom('ctg').selectAll().where('id', '=', nextId()).executeTakeFirstOrThrow()
    expect(made).toMatchObject({ predecessor_id: ctgId, starts_on: form.startsOn, signed_on: null })
    for (const table of ['ctg_perimeter', 'theme'] as const) {
      const rows = (one: string) =>
        db
          .selectFrom(table)
          .select(table === 'theme' ? 'name as what' : 'territory_code as what')
          .where('ctg_id', '=', one)
          .execute()
      expect((await rows(nextId())).map(({ what }) => what).sort()).toEqual(
        (await rows(ctgId)).map(({ what }) => what).sort(),
      )
    }
    expect(await count('party', nextId())).toBe(2)
    expect(membershipIn((await caf()).actor, nextId())).toMatchObject({ role: 'coordinator', partyKind: 'caf' })
  })

  test('says nothing to those who do not coordinate, nor to a stranger', async () => {
    const { ctgId, as } = former
    const context = await caf()
    const stranger = { ...context, actor: { ...context.actor, memberships: [] } }
    await expect(startRenewal(stranger, { ctgId, ...form })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getCarryHubPage(stranger, nextId())).rejects.toMatchObject({ kind: 'not-found' })
    // She follows the CTG that ends, not the one that begins.
    const other = await as(former.authorityPerson, today)
    await expect(getChapterPage(other, { ctgId: nextId(), chapter: 'parties' })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('what goes on', () => {
  test('parties come with their standing, who represents them and what they do; services with theirs', async () => {
    const offers = await carryAll('parties')
    expect(offers.filter(({ state }) => state === 'open')).toEqual([])
    const rows = await db.selectFrom('party').selectAll().where('ctg_id', '=', nextId()).orderBy('position').execute()
    expect(rows).toHaveLength(15)
    expect(rows.find(({ name }) => name === msaName)).toMatchObject({
      ...{ is_signatory: true, is_lead: false, represented_by: 'Rose Velours', represented_as: 'présidente' },
    })
    expect(rows.find(({ name }) => name === groupingName)).toMatchObject({ represented_by: 'Luc Basin', is_lead: true })
    const powers = (ctgId: string) => db.selectFrom('theme_power').select('power').where('ctg_id', '=', ctgId).execute()
    expect((await powers(nextId())).length).toBe((await powers(former.ctgId)).length)
    expect(await count('service', nextId())).toBe(2)
    expect(await db.selectFrom('signature').select('party_id').where('ctg_id', '=', nextId()).execute()).toEqual([])
  })

  test('what parties expect, bring and commit to comes line by line, beside what is said here', async () => {
    const context = await caf()
    const partyOf = async (ctgId: string) =>
      db
        .selectFrom('party')
        .select(['id', 'expects', 'brings', 'commitments', 'kept_services', 'version'])
        .where('ctg_id', '=', ctgId)
        .where('name', '=', msaName)
        .executeTakeFirstOrThrow()
    const there = await partyOf(former.ctgId)
    const said = { expects: 'Être associée.\nTôt.', brings: 'Des données.', kept_services: 'Halte-garderie, 12 places' }
    await db
      .updateTable('party')
      .set({ ...said, commitments: 'Financer deux places\n\nOuvrir ses données\nFinancer deux places' })
      .where('ctg_id', '=', former.ctgId)
      .where('id', '=', there.id)
      .execute()
    await db
      .updateTable('party')
      .set({ brings: 'Un agent.', commitments: 'Écrire un bilan' })
      .where('ctg_id', '=', nextId())
      .where('name', '=', msaName)
      .execute()
    const ofMsa = async () => (await offersOf(context, 'commitments')).filter(({ group }) => group === msaName)
    const offers = await ofMsa()
    expect(offers.map(({ title, state }) => [title, state])).toEqual([
      ['Être associée.\nTôt.', 'open'],
      ['Des données.', { bar: 'cette partie l’a déjà écrit ici, autrement' }],
      ['Financer deux places', 'open'],
      ['Ouvrir ses données', 'open'],
      ['Halte-garderie, 12 places', 'open'],
    ])
    const chosen = offers.filter(({ title }) => title !== 'Ouvrir ses données').map(({ id }) => id)
    await carryChapter(context, { ctgId: nextId(), chapter: 'commitments', itemIds: chosen })
    const here = await partyOf(nextId())
    expect(here).toMatchObject({
      ...{ expects: said.expects, brings: 'Un agent.', kept_services: said.kept_services },
      commitments: 'Écrire un bilan\nFinancer deux places',
    })
    const { counts } = await getCarryHubPage(context, nextId())
    expect(counts?.there.commitments).toBe((await offersOf(context, 'commitments')).length)
    expect(counts?.here.commitments).toBe(3)
    const again = await ofMsa()
    expect(again.map(({ state }) => state)).toEqual(['carried', offers[1]?.state, 'carried', 'open', 'carried'])
    // One line is written otherwise since: it stays, the others go.
    await db
      .updateTable('party')
      .set({ kept_services: 'Halte-garderie, 15 places' })
      .where('ctg_id', '=', nextId())
      .where('id', '=', here.id)
      .execute()
    expect(await takeBackChapter(context, { ctgId: nextId(), chapter: 'commitments' })).toEqual({ count: 2, left: 1 })
    expect(await partyOf(nextId())).toMatchObject({
      ...{ expects: '', brings: 'Un agent.', commitments: 'Écrire un bilan' },
      kept_services: 'Halte-garderie, 15 places',
    })
    // What follows takes back a party as it came.
    await db.updateTable('party').set({ version: 1 }).where('ctg_id', '=', nextId()).where('id', '=', here.id).execute()
  })

  test.each(['plans', 'bodies', 'findings', 'issues'] as const)(
    '%s: carried twice adds nothing twice',
    async (chapter) => {
      const offers = await carryAll(chapter)
      expect(offers.length).toBeGreaterThan(0)
      expect(offers.map(({ state }) => state)).toEqual(offers.map(() => 'carried'))
      const again = carryChapter(await caf(), { ctgId: nextId(), chapter, itemIds: offers.map(({ id }) => id) })
      await expect(again).rejects.toThrow('renewal.nothing-new')
      const table = { plans: 'linked_plan', bodies: 'body', findings: 'finding', issues: 'issue' } as const
      expect(await count(table[chapter], nextId())).toBe(offers.length)
    },
  )

  test('seats keep their holders; nothing that comes is validated, decided, signed, nor has a figure', async () => {
    const seats = (ctgId: string) =>
      db.selectFrom('seat').select(['holder_name', 'function_title', 'since']).where('ctg_id', '=', ctgId).execute()
    const there = await seats(former.ctgId)
    const here = await seats(nextId())
    expect(here.map(({ holder_name }) => holder_name).sort()).toEqual(
      there.map(({ holder_name }) => holder_name).sort(),
    )
    const finding = await db.selectFrom('finding').selectAll().where('ctg_id', '=', nextId()).executeTakeFirstOrThrow()
    expect(finding).toMatchObject({ status: 'proposed', title: 'L’accueil manque aux horaires décalés', number: 1 })
    expect(await findCarriedFinding(await caf(), { ctgId: nextId(), findingId: finding.id })).toMatchObject({
      ...{ ctgName: 'Pays de la Navette 2026-2030', number: 1, isReviewed: false, isMember: true },
    })
    for (const table of ['finding_position', 'finding_figure', 'decision', 'signature'] as const)
      expect(await db.selectFrom(table).select('ctg_id').where('ctg_id', '=', nextId()).execute()).toEqual([])
    const issue = await db.selectFrom('issue').selectAll().where('ctg_id', '=', nextId()).executeTakeFirstOrThrow()
    expect(issue).toMatchObject({ status: 'to-debate', priority_rank: null, retained_decision_id: null })
    const ties = await db.selectFrom('issue_finding').selectAll().where('ctg_id', '=', nextId()).execute()
    expect(ties).toEqual([{ ctg_id: nextId(), issue_id: issue.id, finding_id: finding.id }])
    // The CTG that ends is as it was.
    const carriedIssue = await db
      .selectFrom('issue')
      .selectAll()
      .where('ctg_id', '=', former.ctgId)
      .executeTakeFirstOrThrow()
    expect(carriedIssue).toMatchObject({ status: 'retained', priority_rank: 1 })
  })

  test('what is not of the CTG before is not found, and nothing is written', async () => {
    const input = { ctgId: nextId(), chapter: 'findings' as const, itemIds: [crypto.randomUUID()] }
    await expect(carryChapter(await caf(), input)).rejects.toMatchObject({ kind: 'not-found' })
    const alone = { ...input, ctgId: former.ctgId }
    await expect(carryChapter(await caf(), alone)).rejects.toThrow('renewal.no-predecessor')
    expect(await count('finding', nextId())).toBe(1)
  })

  test('a coordinator who is proposed sees it in the CTG she follows, and becomes a member when she agrees', async () => {
    await carryAll('members')
    const { ctgId } = former
    const [proposal, ...others] = (await getRenewalPage(await town(), ctgId)).proposals
    expect(others).toEqual([])
    expect(proposal).toMatchObject({ name: 'Antoine Drap', state: 'awaited', isMine: true, ctgName: form.name })
    expect(membershipIn((await town()).actor, nextId())).toBeUndefined()
    const key = { ctgId, proposalId: proposal?.id ?? '' }
    await expect(answerProposal(await caf(), { ...key, answer: 'accepted' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await answerProposal(await town(), { ...key, answer: 'accepted' })
    expect(membershipIn((await town()).actor, nextId())).toMatchObject({ role: 'coordinator', partyKind: 'authority' })
    await expect(answerProposal(await town(), { ...key, answer: 'declined' })).rejects.toThrow(
      'renewal.already-answered',
    )
    expect((await getRenewalPage(await caf(), ctgId)).proposals).toMatchObject([{ state: 'accepted', isMine: false }])
  })

  test('the hub counts what is there and what came', async () => {
    const { counts } = await getCarryHubPage(await caf(), nextId())
    expect(counts?.here).toMatchObject({ parties: 15, plans: 1, findings: 1, issues: 1, members: 1, actions: 0 })
    expect(counts?.there).toMatchObject({ parties: 15, plans: 1, findings: 1, issues: 1, members: 2, actions: 2 })
    expect(counts?.here.bodies).toBe(counts?.there.bodies)
  })
})

describe('the balance', () => {
  test('is read by who follows both, then by every member once it is poured', async () => {
    const computed = await getBalancePage(await caf(), nextId())
    expect(computed).toMatchObject({ poured: null, mayPour: true, isInBoth: true })
    expect(computed.balance).toMatchObject({
      actions: { total: 2, done: 1, going: 1, deferred: 0, dropped: 0 },
      objectives: [{ title: 'Ouvrir vingt places à horaires élargis', verdict: 'not-reached' }],
      ...{ decisions: { total: 1 }, copils: { held: 1, lastOn: '2026-06-10' }, recommendations: [] },
    })
    const context = await caf()
    const here = membershipIn(context.actor, nextId())
    const newcomer = { ...context, actor: { ...context.actor, memberships: here ? [here] : [] } }
    expect(await getBalancePage(newcomer, nextId())).toMatchObject({ balance: null, isInBoth: false, mayPour: false })
    expect(await findBalanceLine(newcomer, nextId())).toMatchObject({ balance: null })
    await expect(pourBalance(newcomer, { ctgId: nextId() })).rejects.toMatchObject({ kind: 'not-found' })
    await pourBalance(context, { ctgId: nextId() })
    expect(await getBalancePage(newcomer, nextId())).toMatchObject({
      balance: computed.balance,
      poured: { by: 'Claire Tulle' },
    })
    expect((await getBalancePage(context, nextId())).isNewer).toBe(false)
    expect((await findBalanceLine(newcomer, nextId()))?.balance?.actions.total).toBe(2)
  })
})

describe('taking back', () => {
  test.each(['parties', 'findings'] as const)('%s is refused while something rests on them', async (chapter) => {
    const before = await count('party', nextId())
    await expect(takeBackChapter(await caf(), { ctgId: nextId(), chapter })).rejects.toThrow('renewal.in-use')
    expect(await count('party', nextId())).toBe(before)
  })

  test('in the other order it is, but for what somebody changed', async () => {
    const context = await caf()
    for (const chapter of ['issues', 'bodies', 'plans'] as const)
      expect(await takeBackChapter(context, { ctgId: nextId(), chapter })).toMatchObject({ left: 0 })
    expect(await count('seat', nextId())).toBe(0)
    const { id: findingId } = await db
      .selectFrom('finding')
      .select('id')
      .where('ctg_id', '=', nextId())
      .executeTakeFirstOrThrow()
    await givePosition(context, { ctgId: nextId(), findingId, partyId: '', position: 'agreement', reservation: '' })
    await expect(takeBackChapter(context, { ctgId: nextId(), chapter: 'findings' })).rejects.toThrow('renewal.in-use')
    const msa = await db
      .selectFrom('party')
      .select(['id', 'version'])
      .where('ctg_id', '=', nextId())
      .where('name', '=', msaName)
      .executeTakeFirstOrThrow()
    await updateParty(context, {
      ...{ ctgId: nextId(), partyId: msa.id, version: msa.version, kind: 'partner', name: msaName, shortName: 'MSA' },
      ...{ standing: 'associate', representedBy: '', representedAs: '', expects: '', brings: '' },
    })
    await db.deleteFrom('theme_power').where('ctg_id', '=', nextId()).execute()
    expect(await takeBackChapter(context, { ctgId: nextId(), chapter: 'parties' })).toMatchObject({ left: 1 })
    expect(await count('party', nextId())).toBe(3)
    await expect(takeBackChapter(context, { ctgId: nextId(), chapter: 'parties' })).rejects.toThrow(
      'renewal.nothing-to-take-back',
    )
    const offers = await carryAll('bodies')
    expect(offers.every(({ state }) => state === 'carried')).toBe(true)
  })
})
