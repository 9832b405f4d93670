import { describe, expect, test } from 'vitest'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { changeActions } from '../commands/change-actions.server.ts'
import { undoBatch } from '../commands/undo-batch.server.ts'
import {
  type ActorName,
  action,
  batches,
  change,
  changeOf,
  codesOf,
  db,
  givenActions,
  journal,
  titles,
  written,
} from './changed-actions.fixture.server.ts'
import { getCellTable } from './queries.server.ts'

describe('changing cells of several actions', () => {
  test('saves each, with its journal line, its version, and the batch', async () => {
    const fixture = await givenPlan(db)
    const [first, second] = await givenActions(fixture)
    const { batchId, results } = await change(fixture, 'earlyOfficer', [
      changeOf(first, {
        leadService: ['', 'Direction de la petite enfance'],
        ends: ['', 'sept. 2028'],
        partners: ['', 'Caf\nune association'],
      }),
      changeOf(second, { objectives: ['', '1.1'], title: [titles[1] ?? '', 'Ouvrir deux relais'] }),
    ])
    expect(results.map(({ version, refusals }) => [version, refusals])).toEqual([
      [2, {}],
      [2, {}],
    ])
    expect(results[0]?.texts).toMatchObject({
      leadParty: 'Ville de test',
      leadService: 'Direction de la petite enfance (Ville)',
      ends: 'sept. 2028',
      partners: 'Caf de test\nune association',
    })
    expect(await action(first)).toMatchObject({
      lead_party_id: fixture.town.id,
      ends_on: '2028-09-01',
      ends_precision: 'month',
      partners_text: 'une association',
    })
    expect(await action(second)).toMatchObject({ title: 'Ouvrir deux relais', code: '1.1.1', axis_id: fixture.axisId })
    const services = await written.selectFrom('action_service').selectAll().where('action_id', '=', first).execute()
    expect(services).toMatchObject([{ service_id: fixture.townService.id, is_lead: true }])
    expect((await journal(first)).map((line) => line.action)).toEqual(['action.created', 'action.updated'])
    expect((await journal(second)).at(-1)?.detail).toMatchObject({
      changes: { title: { before: titles[1], after: 'Ouvrir deux relais' } },
      areObjectivesChanged: true,
      batchId,
    })
    expect(await batches(fixture.ctgId)).toMatchObject([
      { id: batchId, action_count: 2, cell_count: 6, origin: 'grid' },
    ])
  })

  test('a stale cell is refused with what it holds, the others of the row are saved', async () => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    await change(fixture, 'townCoordinator', [changeOf(first, { nextStep: ['', 'Choisir le terrain'] })])
    const { results } = await change(fixture, 'cafCoordinator', [
      changeOf(first, { nextStep: ['', 'Signer'], public: ['', 'Enfants'] }),
    ])
    expect(results[0]?.refusals).toMatchObject({
      nextStep: { code: 'changed-meanwhile', present: 'Choisir le terrain' },
    })
    expect(await action(first)).toMatchObject({ next_step: 'Choisir le terrain', public: 'Enfants', version: 3 })
  })

  test('two people on two cells of one row both succeed, at the same instant', async () => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    await Promise.all([
      change(fixture, 'townCoordinator', [changeOf(first, { nextStep: ['', 'Choisir'] })]),
      change(fixture, 'cafCoordinator', [changeOf(first, { public: ['', 'Enfants'] })]),
      change(fixture, 'earlyOfficer', [changeOf(first, { areas: ['', 'Le Luth'] })]),
    ])
    expect(await action(first)).toMatchObject({
      next_step: 'Choisir',
      public: 'Enfants',
      areas: 'Le Luth',
      version: 4,
    })
  })

  test('of two people on one cell, one succeeds and the other is told', async () => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    const answers = await Promise.all(
      (['townCoordinator', 'cafCoordinator'] as const).map((who) =>
        change(fixture, who, [changeOf(first, { nextStep: ['', who] })]),
      ),
    )
    const codes = answers.flatMap(({ results }) => results.flatMap(({ refusals }) => codesOf(refusals)))
    expect(codes).toEqual([['nextStep', 'changed-meanwhile']])
  })

  test('a move of status goes by the table, with its reason and its decision', async () => {
    const fixture = await givenPlan(db)
    const [first, second] = await givenActions(fixture, { status: 'in-progress' })
    const refused = await change(fixture, 'cafCoordinator', [
      changeOf(first, { status: ['en cours', 'abandonnée'], public: ['', 'Enfants'] }),
      changeOf(second, { status: ['en cours', 'validée'] }),
    ])
    expect(refused.results.flatMap(({ refusals }) => codesOf(refusals))).toEqual([
      ['status', 'reason-missing'],
      ['status', 'not-possible'],
    ])
    expect(await action(first)).toMatchObject({ status: 'in-progress', public: 'Enfants' })
    const justification = { reason: 'Faute de local.', decisionId: fixture.decisionId }
    await change(fixture, 'cafCoordinator', [changeOf(first, { status: ['en cours', 'abandonnée'] })], justification)
    expect((await action(first)).status).toBe('abandoned')
    expect((await journal(first)).at(-1)).toMatchObject({ action: 'action.status-changed', detail: justification })
    const ties = await written.selectFrom('decision_subject').selectAll().where('subject_id', '=', first).execute()
    expect(ties).toMatchObject([{ decision_id: fixture.decisionId, tied_by: null }])
  })

  test.each<[ActorName, 'proposed' | 'in-progress', boolean]>([
    ['cafCoordinator', 'in-progress', true],
    ['earlyOfficer', 'in-progress', true],
    ['housingOfficer', 'in-progress', false],
    ['lead', 'in-progress', false],
    ['contributor', 'in-progress', false],
    ['contributor', 'proposed', true],
  ])('%s on an action %s: saved %o', async (who, status, isSaved) => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture, { status })
    const { batchId, results } = await change(fixture, who, [changeOf(first, { public: ['', 'Enfants'] })])
    expect(codesOf(results[0]?.refusals ?? {})).toEqual(isSaved ? [] : [['public', 'not-allowed']])
    expect((await action(first)).public).toBe(isSaved ? 'Enfants' : '')
    expect(batchId === null).toBe(!isSaved)
    expect((await journal(first)).length).toBe(isSaved ? 2 : 1)
  })

  test('a lead writes her own sheet and not another’s, in one act', async () => {
    const fixture = await givenPlan(db)
    const [own] = await givenActions(fixture, { leadPersonId: fixture.actors.lead.personId, leadEmail: 'a@ville.fr' })
    const [other] = await givenActions(fixture, { leadEmail: 'b@ville.fr' })
    const { results } = await change(fixture, 'lead', [
      changeOf(own, { public: ['', 'Enfants'] }),
      changeOf(other, { public: ['', 'Enfants'] }),
    ])
    expect(results.map(({ refusals, texts }) => [codesOf(refusals), texts.leadEmail])).toEqual([
      [[], 'a@ville.fr'],
      [[['public', 'not-allowed']], ''],
    ])
  })

  test('actions are handed over together, and each new lead is told once; a lead hands nothing over', async () => {
    const fixture = await givenPlan(db)
    const { lead, contributor } = fixture.actors
    const [first, second] = await givenActions(fixture, { leadPersonId: lead.personId })
    const handed = { leadPerson: [lead.name, contributor.name] } as const
    const refused = await change(fixture, 'lead', [changeOf(first, handed)])
    expect(codesOf(refused.results[0]?.refusals ?? {})).toEqual([['leadPerson', 'not-allowed']])
    await change(fixture, 'cafCoordinator', [changeOf(first, handed), changeOf(second, handed)])
    expect((await action(first)).lead_person_id).toBe(contributor.personId)
    const notices = await db
      .selectFrom('notice')
      .select(['person_id', 'withdrawn_at'])
      .where('ctg_id', '=', fixture.ctgId)
      .where('subject_id', 'in', [first, second])
      .execute()
    const noticeStates = notices.map(({ person_id, withdrawn_at }) => `${person_id} ${withdrawn_at === null}`)
    const [toNew, toFormer] = [`${contributor.personId} true`, `${lead.personId} false`]
    expect(noticeStates.toSorted()).toEqual([toNew, toNew, toFormer, toFormer].toSorted())
  })

  test.each(['reader', 'bodyMember'] as const)('is forbidden to %s', async (who) => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    await expect(change(fixture, who, [changeOf(first, { public: ['', 'x'] })])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('ids of another CTG, or a stranger, find nothing, and nothing is written', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const [first] = await givenActions(fixture)
    const [theirs] = await givenActions(other)
    const changes = [changeOf(first, { public: ['', 'Enfants'] }), changeOf(theirs, { public: ['', 'Enfants'] })]
    await expect(change(fixture, 'cafCoordinator', changes)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(change(fixture, 'stranger', changes.slice(0, 1))).rejects.toMatchObject({ kind: 'not-found' })
    const justification = { decisionId: other.decisionId }
    await expect(change(fixture, 'cafCoordinator', changes.slice(0, 1), justification)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await action(first)).public).toBe('')
    expect(await batches(fixture.ctgId)).toEqual([])
  })

  test('names of another CTG are not understood', async () => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    const { results } = await change(fixture, 'cafCoordinator', [
      changeOf(first, { theme: ['Petite enfance', 'Sport'] }),
    ])
    expect(codesOf(results[0]?.refusals ?? {})).toEqual([['theme', 'not-understood']])
  })

  test('a bulk change without its reason is refused whole, at its field', async () => {
    const fixture = await givenPlan(db)
    const [first, second] = await givenActions(fixture, { status: 'in-progress' })
    const changes = [
      changeOf(first, { status: ['en cours', 'suspendue'] }),
      changeOf(second, { public: ['', 'Enfants'] }),
    ]
    await expect(change(fixture, 'cafCoordinator', changes, { origin: 'bulk' })).rejects.toMatchObject({
      code: 'plan.reason-missing',
      fields: { reason: expect.any(String) },
    })
    expect((await action(second)).public).toBe('')
  })

  test('the rest of the sheet is saved too: places, levers, key words, other plans, and comes back', async () => {
    const fixture = await givenPlan(db)
    const { ctgId } = fixture
    const [first] = await givenActions(fixture)
    await db.insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
    await db
      .insertInto('area')
      .values({ ctg_id: ctgId, id: crypto.randomUUID(), commune_code: '92036', name: 'Le Luth' })
      .execute()
    await db
      .insertInto('linked_plan')
      .values({ ctg_id: ctgId, id: crypto.randomUUID(), name: 'Contrat de ville' })
      .execute()
    const wanted = {
      expectedResults: 'Vingt places',
      tags: 'parentalité, répit',
      priority: 'haute',
      recurrence: 'chaque année',
      coLeadParty: 'Caf de test',
      body: 'Copil',
      inhabitantsPart: 'concertation',
      communes: 'Gennevilliers',
      namedAreas: 'Le Luth (Gennevilliers)',
      linkedPlans: 'Contrat de ville',
      cafFields: 'prestations\naides collectives : bonus territoire, FPT',
      watchPoints: 'Le terrain',
    }
    const cells = Object.fromEntries(Object.entries(wanted).map(([key, text]) => [key, ['', text] as const]))
    const { batchId, results } = await change(fixture, 'cafCoordinator', [changeOf(first, cells)])
    expect(results[0]).toMatchObject({ refusals: {}, texts: wanted })
    expect((await journal(first)).at(-1)?.detail).toMatchObject({
      changes: { tags: { before: '', after: 'parentalité, répit' }, priority: { before: null, after: 'high' } },
    })
    const context = fixture.as(fixture.actors.cafCoordinator)
    expect((await getCellTable(context, ctgId, [first])).rows[0]?.texts).toMatchObject(wanted)
    await undoBatch(context, { ctgId, batchId: batchId ?? '' })
    const empty = Object.fromEntries(Object.keys(wanted).map((key) => [key, '']))
    expect((await getCellTable(context, ctgId, [first])).rows[0]?.texts).toMatchObject(empty)
  })

  test('a repeated request answers as the first did', async () => {
    const fixture = await givenPlan(db)
    const [first] = await givenActions(fixture)
    const context = { ...fixture.as(fixture.actors.cafCoordinator), requestId: 'saisie-répétée-1' }
    const input = {
      ctgId: fixture.ctgId,
      origin: 'grid',
      changes: [changeOf(first, { public: ['', 'Enfants'] })],
    }
    const once = await changeActions.runUnknown(context, input)
    expect(await changeActions.runUnknown(context, input)).toEqual(once)
    expect((await action(first)).version).toBe(2)
  })
})
