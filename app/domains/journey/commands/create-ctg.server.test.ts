import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { createCtg } from './create-ctg.server.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})

/** Gennevilliers: a commune that carries its CTG alone. */
const gennevilliers = {
  name: 'Gennevilliers 2027-2031',
  cafName: 'Caf des Hauts-de-Seine',
  authorityName: 'Ville de Gennevilliers',
  territoryCode: '92036',
  communeCodes: ['92036'],
  communesSign: '',
  startsOn: '2027-01-01',
  endsOn: '2031-12-31',
  signatureTargetOn: '2027-11-15',
  signatureTargetPrecision: 'quarter',
  themeKeys: ['petite-enfance', 'vacances'],
  ownThemes: 'Handicap\nHandicap\n',
  creatorSide: 'authority',
  creatorFunction: 'coordinatrice',
} as const

const anyone = async () => {
  const { actors, as } = await givenCtg(db)
  return { actor: actors.stranger, context: as(actors.stranger) }
}
const countCtgs = async (personId: string) =>
  (await db.selectFrom('member').select('ctg_id').where('person_id', '=', personId).execute()).length

describe('creating a CTG', () => {
  test('anyone signed in may: she coordinates the party she chose', async () => {
    const { actor, context } = await anyone()
    const { ctgId, authorityPartyId, memberId } = await createCtg(context, gennevilliers)
    const member = await db
      .selectFrom('member')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow()
    expect(member).toMatchObject({ person_id: actor.personId, party_id: authorityPartyId, role: 'coordinator' })
  })

  test('makes parties, perimeter, themes once each, and the line of the journal in the name of the party', async () => {
    const { context } = await anyone()
    const { ctgId, authorityPartyId } = await createCtg(context, gennevilliers)
    const parties = await db.selectFrom('party').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
    expect(
      parties.map(({ name, short_name, is_lead, is_signatory }) => [name, short_name, is_lead, is_signatory]),
    ).toEqual([
      ['Caf des Hauts-de-Seine', 'Caf', true, true],
      ['Ville de Gennevilliers', 'Ville', true, true],
    ])
    const themes = await db.selectFrom('theme').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
    expect(themes.map(({ name, catalogue_key }) => [name, catalogue_key])).toEqual([
      ['Petite enfance', 'petite-enfance'],
      ['Vacances', 'vacances'],
      ['Handicap', null],
    ])
    const audit = await db.selectFrom('audit_entry').selectAll().where('ctg_id', '=', ctgId).orderBy('id').execute()
    expect(audit[0]).toMatchObject({ action: 'ctg.created', party_id: authorityPartyId, at: testInstant })
  })

  test('targets are counted back from the signature, at its precision; none is in the past', async () => {
    const { context } = await anyone()
    const { ctgId } = await createCtg(context, gennevilliers)
    const targets = await db
      .selectFrom('milestone')
      .select(['kind', 'target_on', 'target_precision', 'reached_on'])
      .where('ctg_id', '=', ctgId)
      .orderBy('target_on')
      .orderBy('kind')
      .execute()
    expect(targets.map(({ kind, target_on }) => [kind, target_on])).toEqual([
      ['diagnosis-validated', '2027-01-01'],
      ['priorities-validated', '2027-04-01'],
      ['plan-validated', '2027-07-01'],
      ['signature-decided', '2027-07-01'],
      ['signed', '2027-10-01'],
    ])
    expect(targets.every((target) => target.target_precision === 'quarter' && target.reached_on === null)).toBe(true)
  })

  test('a whole département is a perimeter, the largest of the country too', async () => {
    const { context } = await anyone()
    const communes = await db
      .selectFrom('territory')
      .select('code')
      .where('department_code', '=', 'D62')
      .where('kind', '=', 'commune')
      .execute()
    expect(communes).toHaveLength(887)
    const { ctgId } = await createCtg(context, {
      ...gennevilliers,
      territoryCode: 'D62',
      communeCodes: communes.map(({ code }) => code),
    })
    const perimeter = await db
      .selectFrom('ctg_perimeter')
      .select('territory_code')
      .where('ctg_id', '=', ctgId)
      .execute()
    expect(perimeter).toHaveLength(887)
  })

  test('communes that sign are parties after the two leads, then the others', async () => {
    const { context } = await anyone()
    const { ctgId } = await createCtg(context, {
      ...gennevilliers,
      communeCodes: ['92036', '92004', '92078'],
      communesSign: 'on',
      otherSignatories: 'MSA',
    })
    const parties = await db.selectFrom('party').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
    expect(parties.map(({ name, kind }) => [name, kind])).toEqual([
      ['Caf des Hauts-de-Seine', 'caf'],
      ['Ville de Gennevilliers', 'authority'],
      ['Commune d’Asnières-sur-Seine', 'authority'],
      ['Commune de Villeneuve-la-Garenne', 'authority'],
      ['MSA', 'partner'],
    ])
  })

  test('another signatory is what its name says: a collectivity, a commune of the perimeter once, a partner', async () => {
    const { context } = await anyone()
    const { ctgId } = await createCtg(context, {
      ...gennevilliers,
      communeCodes: ['92036', '92004', '92078'],
      communesSign: 'on',
      otherSignatories: 'Département des Hauts-de-Seine\nMSA\nVille d’Asnières-sur-Seine\nCommune de Clichy\nCPAM',
    })
    const parties = await db.selectFrom('party').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
    expect(parties.slice(2).map(({ name, kind, territory_code }) => [name, kind, territory_code])).toEqual([
      ['Commune de Villeneuve-la-Garenne', 'authority', '92078'],
      ['Département des Hauts-de-Seine', 'authority', null],
      ['MSA', 'partner', null],
      ['Ville d’Asnières-sur-Seine', 'authority', '92004'],
      ['Commune de Clichy', 'authority', null],
      ['CPAM', 'partner', null],
    ])
  })

  test.each([
    ['a period upside down', { endsOn: '2026-01-01' }, 'endsOn'],
    ['no name', { name: '' }, 'name'],
    ['no commune', { communeCodes: [] }, 'communeCodes'],
  ])('%s is a sentence at its field, and nothing is written', async (_case, wrong, field) => {
    const { actor, context } = await anyone()
    await expect(createCtg(context, { ...gennevilliers, ...wrong })).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: [field] })],
    })
    expect(await countCtgs(actor.personId)).toBe(0)
  })

  test.each([
    ['a commune', { communeCodes: ['99999'] }, 'communeCodes'],
    ['an authority', { territoryCode: '99999' }, 'territoryCode'],
  ])('%s that does not exist is refused, and nothing is written', async (_case, wrong, field) => {
    const { actor, context } = await anyone()
    await expect(createCtg(context, { ...gennevilliers, ...wrong })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { [field]: expect.any(String) },
    })
    expect(await countCtgs(actor.personId)).toBe(0)
  })

  test('the same request sent twice makes one CTG', async () => {
    const { actor, context } = await anyone()
    const request = { ...context, requestId: 'creation-12345' }
    const first = await createCtg(request, gennevilliers)
    expect(await createCtg(request, gennevilliers)).toEqual(first)
    expect(await countCtgs(actor.personId)).toBe(1)
  })
})
