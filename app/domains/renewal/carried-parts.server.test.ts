import { describe, expect, test } from 'vitest'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { testDatabase } from '#test/database.server.ts'
import type { PlanFixture } from '#test/plan-fixture.server.ts'
import { actionsOf, givenFullSheet, givenRenewal } from '#test/renewal-fixture.server.ts'
import { readCarryChoice } from './carry.ts'
import { carryActions } from './commands/carry-actions.server.ts'
import { getCarryPage } from './queries.server.ts'

const db = await testDatabase()

/** What the first action of the CTG is tied to, by its sheet. */
async function sheetOf(context: Context, plan: PlanFixture) {
  const id = (await actionsOf(db, plan))[0]?.id ?? ''
  const { sheet } = await getActionPage(context, { ctgId: plan.ctgId, actionId: id })
  return {
    services: sheet.services.map(({ name }) => name).toSorted(),
    communes: sheet.communes.map(({ code }) => code),
    areas: sheet.namedAreas.map(({ name }) => name),
    plans: sheet.linkedPlans.map(({ name }) => name),
    levers: sheet.cafFields,
    partners: sheet.partners.map(({ shortName }) => shortName),
    measures: sheet.measures.map(({ name, baseline, baselineOn, target, values }) => ({
      ...{ name, baseline, baselineOn, target, values: values.length },
    })),
    steps: sheet.steps.map(({ title, targetOn, status }) => ({ title, targetOn, status })),
    means: sheet.means.map(({ year, scheme, state, amountEuros }) => ({ year, scheme, state, amountEuros })),
  }
}

describe('what comes along with an action', () => {
  test('places, services, partners, levers, measures from their last value; neither steps nor means, nor what is absent here', async () => {
    const given = await givenRenewal(db)
    await givenFullSheet(db, given)
    const { next, coordinator, deferredId } = given
    await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId] })
    expect(await sheetOf(coordinator, next)).toEqual({
      services: ['Action sociale', 'Direction de la petite enfance'],
      communes: ['92036'],
      areas: [],
      plans: [],
      levers: [{ field: 'collective-aid', levers: ['bonus territoire'] }],
      partners: ['Caf'],
      measures: [{ name: 'Familles', baseline: 31, baselineOn: '2024-12-31', target: null, values: 0 }],
      steps: [],
      means: [],
    })
  })

  test('what one chooses: steps not done without their dates, funders once without amount; nothing else', async () => {
    const given = await givenRenewal(db)
    await givenFullSheet(db, given)
    const { next, coordinator, deferredId } = given
    await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId], along: 'etapes moyens' })
    const [row] = await actionsOf(db, next)
    expect(row).toMatchObject({ lead_name: '', lead_party_id: null, expected_results: '', tags: [] })
    expect(await sheetOf(coordinator, next)).toEqual({
      ...{ services: [], communes: [], areas: [], plans: [], levers: [], partners: [], measures: [] },
      steps: [{ title: 'Ouverture', targetOn: null, status: 'to-come' }],
      means: [{ year: expect.any(Number), scheme: 'Bonus territoire', state: 'estimated', amountEuros: null }],
    })
  })

  test('the preview says what comes, what stays and what is absent; what is agreed to is created once, with its journal', async () => {
    const given = await givenRenewal(db)
    const absent = await givenFullSheet(db, given)
    const { next, coordinator, deferredId, doneId } = given
    await db.updateTable('objective').set({ title: 'Autre' }).where('ctg_id', '=', next.ctgId).execute()
    const query = 'action=1&action=2&avec=services&avec=lieux&avec=plans&avec=mesures&apercu=oui'
    const pageQuery = { ctgId: next.ctgId, choice: readCarryChoice(new URLSearchParams(query)) }
    const { preview } = await getCarryPage(coordinator, pageQuery)
    expect(preview?.absent.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'service Centres sociaux',
      'objective Accueillir 60 familles',
      'area Le Luth',
      'plan Contrat de ville',
    ])
    const sheet = preview?.sheets.find(({ id }) => id === deferredId)
    expect(sheet?.taken.find(({ term }) => term === 'Mesures')?.text).toBe(
      'Familles : départ 31\u00a0familles (31 décembre 2024)',
    )
    expect(sheet?.left.map((words) => words.replaceAll('\u00a0', ' '))).toEqual([
      'ses dates',
      '1 étape terminée',
      '1 étape non terminée',
      '2 lignes de moyens',
    ])
    expect(await actionsOf(db, next)).toEqual([])

    const create = [`service:${absent.serviceId}`, `area:${absent.areaId}`, `plan:${absent.planId}`]
    const objective = `objective:${given.former.objectiveId}`
    const answer = await carryActions(coordinator, {
      ctgId: next.ctgId,
      actionIds: [deferredId, doneId],
      along: 'services lieux plans',
      create: [...create, objective, `party:${crypto.randomUUID()}`],
    })
    expect(answer).toMatchObject({ count: 2, created: 4 })
    expect(await sheetOf(coordinator, next)).toMatchObject({
      services: ['Action sociale', 'Centres sociaux', 'Direction de la petite enfance'],
      areas: ['Le Luth'],
      plans: ['Contrat de ville'],
    })
    const rows = await actionsOf(db, next)
    expect(rows.map(({ axis_id }) => axis_id)).toEqual([next.axisId, next.axisId])
    const journal = await db
      .selectFrom('audit_entry')
      .select('action')
      .where('ctg_id', '=', next.ctgId)
      .orderBy('id')
      .execute()
    expect(journal.map(({ action }) => action)).toEqual([
      'service.added',
      'ctg.area-added',
      'ctg.linked-plans-set',
      'objective.created',
      'action.carried',
      'action.carried',
    ])
  })

  test('a key that is no key is refused, and nothing is written', async () => {
    const { next, coordinator, deferredId } = await givenRenewal(db)
    const input = { ctgId: next.ctgId, actionIds: [deferredId], create: ['membre:1'] }
    await expect(carryActions(coordinator, input)).rejects.toThrow()
    expect(await actionsOf(db, next)).toEqual([])
  })
})
