import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addArea } from './commands/add-area.server.ts'
import { addParty } from './commands/add-party.server.ts'
import { addService } from './commands/add-service.server.ts'
import { addTheme } from './commands/add-theme.server.ts'
import { removeArea } from './commands/remove-area.server.ts'
import { removeService } from './commands/remove-service.server.ts'
import { removeTheme } from './commands/remove-theme.server.ts'
import { renameService } from './commands/rename-service.server.ts'
import { setLinkedPlans } from './commands/set-linked-plans.server.ts'
import { setPerimeter } from './commands/set-perimeter.server.ts'
import { setThemePower } from './commands/set-theme-power.server.ts'
import { updateArea } from './commands/update-area.server.ts'
import { updateCtg } from './commands/update-ctg.server.ts'
import { updateParty } from './commands/update-party.server.ts'
import { usualThemes } from './themes.ts'

const db = await testDatabase()

const coordinator = (fixture: CtgFixture) => fixture.as(fixture.actors.cafCoordinator)
const reader = (fixture: CtgFixture) => fixture.as(fixture.actors.reader)
const journal = (ctgId: string) => db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).execute()

const ctgForm = (fixture: CtgFixture, changes: object = {}) => ({
  ...{ ctgId: fixture.ctgId, version: 1, name: 'CTG renommée', startsOn: '2026-01-01', endsOn: '2030-12-31' },
  ...{ signedOn: '', signatureTargetOn: '2027-05-20', signatureTargetPrecision: 'quarter' as const },
  ...{ copilIntervalMonths: '12', predecessorId: '', ...changes },
})

describe('name and dates', () => {
  test('are saved, the date aimed at as the first day of its quarter', async () => {
    const fixture = await givenCtg(db)
    await updateCtg(coordinator(fixture), ctgForm(fixture, { signedOn: '2026-03-02' }))
    const ctg = await db.selectFrom('ctg').selectAll().where('id', '=', fixture.ctgId).executeTakeFirstOrThrow()
    expect(ctg).toMatchObject({
      name: 'CTG renommée',
      signed_on: '2026-03-02',
      signature_target_on: '2027-04-01',
      version: 2,
    })
  })
  test('changed meanwhile by another: both are said, nothing is written', async () => {
    const fixture = await givenCtg(db)
    await updateCtg(coordinator(fixture), ctgForm(fixture))
    await expect(updateCtg(coordinator(fixture), ctgForm(fixture, { name: 'La mienne' }))).rejects.toMatchObject({
      code: 'ctg.changed-meanwhile',
      fields: { name: expect.stringContaining('CTG renommée') },
    })
    expect(await journal(fixture.ctgId)).toHaveLength(1)
  })
  test('a renewal names a CTG the actor follows, never itself', async () => {
    const [fixture, other] = [await givenCtg(db), await givenCtg(db)]
    const context = coordinator(fixture)
    await expect(updateCtg(context, ctgForm(fixture, { predecessorId: other.ctgId }))).rejects.toMatchObject({
      code: 'ctg.unknown-predecessor',
    })
    await expect(updateCtg(context, ctgForm(fixture, { predecessorId: fixture.ctgId }))).rejects.toMatchObject({
      code: 'ctg.own-predecessor',
    })
  })
})

const partyForm = { kind: 'partner' as const, name: 'MSA', standing: 'associate' as const }

describe('parties', () => {
  test('are added after the others; a name is given once', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const { partyId } = await addParty(coordinator(fixture), { ctgId, ...partyForm })
    const party = await db
      .selectFrom('party')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .where('id', '=', partyId)
      .execute()
    expect(party).toMatchObject([{ short_name: 'MSA', is_signatory: false, is_lead: false, position: 3 }])
    await expect(addParty(coordinator(fixture), { ctgId, ...partyForm })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    })
  })
  test('a lead party does not become an associate; of another CTG answers 404', async () => {
    const [fixture, other] = [await givenCtg(db), await givenCtg(db)]
    const { ctgId } = fixture
    const change = { ctgId, version: 1, kind: 'caf' as const, name: 'Caf', standing: 'associate' as const }
    await expect(updateParty(coordinator(fixture), { ...change, partyId: fixture.caf.id })).rejects.toMatchObject({
      code: 'ctg.lead-party-stays',
    })
    await expect(updateParty(coordinator(fixture), { ...change, partyId: other.caf.id })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await journal(ctgId)).toEqual([])
  })
})

describe('the perimeter', () => {
  test('a grouping stands for its communes; a commune with a named quartier stays', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const { communes } = await setPerimeter(coordinator(fixture), { ctgId, communeCodes: ['200057990', '92036'] })
    expect(communes).toBeGreaterThan(5)
    await addArea(coordinator(fixture), { ctgId, communeCode: '92036', name: 'Le Luth' })
    await expect(addArea(coordinator(fixture), { ctgId, communeCode: '75056', name: 'X' })).rejects.toMatchObject({
      code: 'ctg.commune-outside',
    })
    await expect(setPerimeter(coordinator(fixture), { ctgId, communeCodes: ['92004'] })).rejects.toMatchObject({
      code: 'ctg.commune-has-areas',
    })
  })
  test('a quartier is renamed and said to be of the politique de la ville; its name is its own in its commune', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    await setPerimeter(coordinator(fixture), { ctgId, communeCodes: ['92036'] })
    const { areaId } = await addArea(coordinator(fixture), { ctgId, communeCode: '92036', name: 'Le Lut' })
    await addArea(coordinator(fixture), { ctgId, communeCode: '92036', name: 'Village' })
    await updateArea(coordinator(fixture), { ctgId, areaId, name: 'Le Luth', isPriority: 'on' })
    const areas = await db.selectFrom('area').select(['name', 'is_priority']).where('ctg_id', '=', ctgId).execute()
    expect(areas).toEqual(
      expect.arrayContaining([
        { name: 'Le Luth', is_priority: true },
        { name: 'Village', is_priority: false },
      ]),
    )
    await expect(updateArea(coordinator(fixture), { ctgId, areaId, name: 'Village' })).rejects.toMatchObject({
      code: 'ctg.area-name-taken',
    })
  })
  test('a quartier is removed once it is known how many actions it has; they go to another one, or keep its commune', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const as = coordinator(fixture)
    await setPerimeter(as, { ctgId, communeCodes: ['92036'] })
    const { areaId } = await addArea(as, { ctgId, communeCode: '92036', name: 'Le Lut' })
    const { areaId: intoAreaId } = await addArea(as, { ctgId, communeCode: '92036', name: 'Le Luth' })
    const { actionId } = await createAction(as, { ctgId, title: 'Ouvrir', areaIds: [areaId] })
    await expect(removeArea(as, { ctgId, areaId, actionCount: 0 })).rejects.toMatchObject({
      code: 'ctg.area-use-changed',
    })
    await expect(removeArea(as, { ctgId, areaId, intoAreaId: areaId, actionCount: 1 })).rejects.toMatchObject({
      code: 'ctg.area-not-found',
    })
    const placesOf = async () => ({
      areas: (await db.selectFrom('action_area').select('area_id').where('ctg_id', '=', ctgId).execute()).map(
        ({ area_id }) => area_id,
      ),
      communes: await db.selectFrom('action_commune').select('action_id').where('ctg_id', '=', ctgId).execute(),
    })
    expect(await removeArea(as, { ctgId, areaId, intoAreaId, actionCount: 1 })).toMatchObject({ actions: 1 })
    expect(await placesOf()).toEqual({ areas: [intoAreaId], communes: [] })
    await removeArea(as, { ctgId, areaId: intoAreaId, actionCount: 1 })
    expect(await placesOf()).toEqual({ areas: [], communes: [{ action_id: actionId }] })
  })
})

describe('themes and services', () => {
  test('a theme is named once; its powers replace those written before', async () => {
    const fixture = await givenCtg(db)
    const { ctgId, early, caf, town } = fixture
    const { themeId } = await addTheme(coordinator(fixture), { ctgId, name: 'Vacances' })
    await expect(addTheme(coordinator(fixture), { ctgId, name: 'Vacances' })).rejects.toMatchObject({
      code: 'ctg.theme-name-taken',
    })
    await removeTheme(coordinator(fixture), { ctgId, themeId })
    expect(
      await db.selectFrom('theme').select('id').where('ctg_id', '=', ctgId).where('id', '=', themeId).execute(),
    ).toEqual([])
    const powers = { ctgId, themeId: early.id, partyIds: [caf.id, town.id] }
    await setThemePower(coordinator(fixture), { ...powers, powers: ['Aides collectives', 'Crèches'] })
    await setThemePower(coordinator(fixture), { ...powers, powers: ['', 'Crèches municipales'] })
    const rows = await db.selectFrom('theme_power').select('power').where('ctg_id', '=', ctgId).execute()
    expect(rows).toEqual([{ power: 'Crèches municipales' }])
  })
  test('a service says its field for the Caf only; one that carries an action is not removed', async () => {
    const fixture = await givenCtg(db)
    const { ctgId, town } = fixture
    const context = coordinator(fixture)
    const { serviceId } = await addService(context, { ctgId, partyId: town.id, name: 'Enfance', cafField: 'benefits' })
    await renameService(context, { ctgId, serviceId, name: 'Petite enfance', cafField: '' })
    const service = await db.selectFrom('service').selectAll().where('ctg_id', '=', ctgId).execute()
    expect(service).toMatchObject([{ name: 'Petite enfance', caf_field: null }])
    const { serviceId: unused } = await addService(context, { ctgId, partyId: town.id, name: 'Habitat', cafField: '' })
    await createAction(context, {
      ...{ ctgId, title: 'Une action', objectiveIds: [], partyIds: [], themeId: '', leadPersonId: '', startsOn: '' },
      ...{ endsOn: '', nextStepOn: '', leadPartyId: town.id, leadServiceId: serviceId },
    })
    await expect(removeService(context, { ctgId, serviceId })).rejects.toMatchObject({ code: 'ctg.service-in-use' })
    await removeService(context, { ctgId, serviceId: unused })
    expect(await db.selectFrom('service').select('id').where('ctg_id', '=', ctgId).execute()).toHaveLength(1)
  })
  test('linked plans are replaced as a whole, empty lines dropped', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    await setLinkedPlans(coordinator(fixture), { ctgId, names: ['Contrat de ville', ''], notes: ['Quartiers', 'x'] })
    await setLinkedPlans(coordinator(fixture), { ctgId, names: ['CLS'], notes: [''] })
    const plans = await db.selectFrom('linked_plan').select(['name', 'note']).where('ctg_id', '=', ctgId).execute()
    expect(plans).toEqual([{ name: 'CLS', note: '' }])
  })
  test('a linked plan that is renamed, or moved in the list, stays the same one', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const listed = () => db.selectFrom('linked_plan').select(['id', 'name']).where('ctg_id', '=', ctgId).execute()
    await setLinkedPlans(coordinator(fixture), { ctgId, names: ['CLS', 'PEdT'], notes: ['', ''] })
    const before = await listed()
    const idOf = (name: string) => before.find((plan) => plan.name === name)?.id ?? ''
    const names = ['Projet éducatif', 'Contrat local de santé', 'CRTE']
    await setLinkedPlans(coordinator(fixture), { ctgId, names, notes: [], planIds: [idOf('PEdT'), idOf('CLS'), ''] })
    expect(await listed()).toEqual(
      expect.arrayContaining([
        { id: idOf('PEdT'), name: 'Projet éducatif' },
        { id: idOf('CLS'), name: 'Contrat local de santé' },
        { id: expect.any(String), name: 'CRTE' },
      ]),
    )
  })
})

test('a reader changes nothing of all this, and nothing is written', async () => {
  const fixture = await givenCtg(db)
  const { ctgId, town, early } = fixture
  const acts = [
    () => updateCtg(reader(fixture), ctgForm(fixture)),
    () => addParty(reader(fixture), { ctgId, ...partyForm }),
    () => setPerimeter(reader(fixture), { ctgId, communeCodes: ['92036'] }),
    () => addTheme(reader(fixture), { ctgId, name: 'Vacances' }),
    () => addService(reader(fixture), { ctgId, partyId: town.id, name: 'X', cafField: '' }),
    () => setThemePower(reader(fixture), { ctgId, themeId: early.id, partyIds: [town.id], powers: ['x'] }),
    () => setLinkedPlans(reader(fixture), { ctgId, names: ['CLS'], notes: [''] }),
  ]
  for (const act of acts) await expect(act()).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await journal(ctgId)).toEqual([])
})

test('a theme of before that bears the name of a usual one is that one, unless its key is taken', async () => {
  const [named, taken, other] = [await givenCtg(db), await givenCtg(db), await givenCtg(db)]
  const ofDepartment = usualThemes.filter(({ isOfDepartment }) => isOfDepartment)
  const theme = (ctgId: string, name: string, position: number, catalogue_key: string | null = null) => ({
    ...{ ctg_id: ctgId, id: crypto.randomUUID(), name, position, catalogue_key },
  })
  const [first] = ofDepartment
  await db
    .insertInto('theme')
    .values([
      ...ofDepartment.map(({ name }, at) => theme(named.ctgId, name, 10 + at)),
      theme(taken.ctgId, first?.name ?? '', 10),
      theme(taken.ctgId, 'Renommé', 11, first?.key),
      theme(other.ctgId, 'Insertion', 10),
    ])
    .execute()
  const file = new URL('../../../db/migrations/0196-themes-known-by-their-name.sql', import.meta.url)
  const naming = sql.raw(await readFile(file, 'utf8'))
  await naming.execute(db)
  await naming.execute(db)
  const keysOf = async ({ ctgId }: CtgFixture) => {
    const added = db.selectFrom('theme').select('catalogue_key').where('ctg_id', '=', ctgId).where('position', '>=', 10)
    return (await added.orderBy('position').execute()).map(({ catalogue_key }) => catalogue_key)
  }
  // « Collèges » came later, under a name that none had.
  expect(await keysOf(named)).toEqual(['insertion', 'autonomie', 'protection-enfance', null])
  expect(await keysOf(taken)).toEqual([null, first?.key])
  expect(await keysOf(other)).toEqual([null])
})
