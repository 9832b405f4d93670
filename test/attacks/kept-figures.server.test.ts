/**
 * Figures that a party keeps, asked for by every door that was never tried alone: pictures, ranks, files, crossings, groups, the
 * country without account, the personal archive, search, notices, journal; as the other party, as a stranger, as nobody.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectData } from '#app/domains/privacy/collect-data.server.ts'
import { dataJson } from '#app/domains/privacy/data-archive.ts'
import { findNamed } from '#app/domains/privacy/reduce-person.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { newTestDatabase } from '../database.server.ts'
import { tellsFigures, writeFiguresCanary } from '../figures-canary.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp, type TestApp } from '../http.server.ts'
import { fillAddress } from '../route-table.ts'

const given: { db?: Database; app?: TestApp; ctg?: FullCtg; kept?: readonly { id: string; name: string }[] } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const idOf = (name: string) => given.kept?.find((one) => one.name === name)?.id ?? expect.unreachable(name)

beforeAll(async () => {
  given.db = (await newTestDatabase()).db
  given.app = await openTestApp(given.db)
  given.ctg = await givenFullCtg(given.db)
  await writeFiguresCanary(given.db, given.ctg)
  given.kept = await given.db
    .selectFrom('dataset')
    .select(['id', 'name'])
    .where('ctg_id', '=', given.ctg.ctgId)
    .execute()
})
afterAll(() => given.app?.close())

const kept = ['Gardés', 'Donnés', 'Zibelinette refusés', 'Zibelinette en attente', 'Zibelinette repris', 'Retirés']

/** A series is read as an indicator: `:series` is its id where an indicator’s would be. */
const doors: readonly (readonly [what: string, address: string])[] = [
  ['its page as an indicator: map, ranks, order, trend', '/ctg/:ctgId/diagnostic/indicateurs/:series'],
  ['the same, of the whole région', '/ctg/:ctgId/diagnostic/indicateurs/:series?carte=region'],
  ['its file, CSV', '/ctg/:ctgId/diagnostic/indicateurs/:series/fichier?format=csv'],
  ['its file, XLSX', '/ctg/:ctgId/diagnostic/indicateurs/:series/fichier?format=xlsx'],
  ['its file, Parquet', '/ctg/:ctgId/diagnostic/indicateurs/:series/fichier?format=parquet'],
  ['a crossing, across', '/ctg/:ctgId/diagnostic/croiser?x=:series&y=median-income'],
  ['a crossing, up', '/ctg/:ctgId/diagnostic/croiser?x=median-income&y=:series'],
  ['the communes of a theme by it', '/ctg/:ctgId/diagnostic/:themeId/communes?indicateur=:series'],
  ['its theme, beside a group of references', '/ctg/:ctgId/diagnostic/:themeId?repere=:series'],
  ['a finding drafted from it', '/ctg/:ctgId/diagnostic/:themeId/constats/nouveau?chiffre=:series'],
  ['an objective measured by it', '/ctg/:ctgId/objectifs/nouveau?indicateur=:series'],
  ['the groups named beside', '/ctg/:ctgId/diagnostic/reperes?theme=:themeId'],
  ['the portrait', '/ctg/:ctgId/diagnostic/portrait?repere=:series'],
  ['its own page', '/ctg/:ctgId/diagnostic/donnees/:datasetId'],
  ['its own file', '/ctg/:ctgId/diagnostic/donnees/:datasetId/donnees.csv'],
  ['its correction', '/ctg/:ctgId/diagnostic/donnees/deposer?corrige=:datasetId'],
  ['what goes on from it', '/ctg/:ctgId/diagnostic/donnees/deposer?suite=:datasetId'],
  ['what a workstation masks with', '/ctg/:ctgId/diagnostic/donnees/diffuse'],
  ['the same, to correct it', '/ctg/:ctgId/diagnostic/donnees/diffuse?corrige=:datasetId'],
  ['the request it answers', '/ctg/:ctgId/diagnostic/donnees/demandes/:dataRequestId'],
  ['search, by its word', '/ctg/:ctgId/recherche?q=Zibelinette'],
  ['search, by its number', '/ctg/:ctgId/recherche?q=918273645546'],
  ['the journal', '/ctg/:ctgId/journal?sujet=diagnostic'],
  ['notices of the CTG', '/ctg/:ctgId/notifications'],
  ['notices of hers', '/notifications'],
  ['the country without account', '/observatoire?territoire=92036'],
  ['the same, beside a reference', '/observatoire?territoire=92036&repere=:series'],
]

const addressOf = (address: string, name: string): string =>
  fillAddress(address.replace(':series', `serie-${idOf(name)}`).replaceAll(':datasetId', idOf(name)), addressIds(ctg()))

async function ask(address: string, cookie?: string) {
  const answer = await app().get(address, cookie)
  const body = Buffer.from(await answer.arrayBuffer())
  const isAnswered = answer.status === 200
  // What is searched for is said again: that nothing was found is what counts. Bytes of a Parquet file are not words.
  const isSearch = address.includes('/recherche?')
  const found = isSearch && /\s:\s0\srésultat/.test(body.toString()) ? [] : tellsFigures(body)
  return { isFault: answer.status >= 500, isFile: isAnswered && address.includes('/fichier?'), found }
}

describe.each(['cafCoordinator', 'housingOfficer', 'lead', 'stranger', 'nobody'] as const)('to %s', (who) => {
  test.each(doors)('%s tells nothing', async (_what, address) => {
    const cookie = who === 'nobody' ? undefined : await app().signIn(ctg().actors[who])
    for (const name of kept) {
      const url = addressOf(address, name)
      expect({ name, ...(await ask(url, cookie)) }).toEqual({ name, isFault: false, isFile: false, found: [] })
    }
  })
})

test('the town reads by the same doors what it keeps, where it is shown: the doors are not closed to all', async () => {
  const cookie = await app().signIn(ctg().actors.townCoordinator)
  const opened: string[] = []
  for (const [what, address] of doors)
    if ((await ask(addressOf(address, 'Gardés'), cookie)).found.length > 0) opened.push(what)
  expect(opened).toEqual(expect.arrayContaining(['its own page', 'its own file', 'what a workstation masks with']))
})

describe('her personal archive', () => {
  const archiveOf = async (personId: string) => {
    const named = (await findNamed(db(), personId)) ?? expect.unreachable('nobody')
    const lists = await collectData(db(), { named, ctgIds: [ctg().ctgId] })
    return dataJson({
      ...{ instance: 'https://trame.exemple.fr', madeAt: new Date('2026-11-24T09:00:00Z'), whose: 'Elle', lists },
      ...{ ctgNames: {}, sentenceOf: (action: string) => action },
    })
  }
  test('tells the other party nothing', async () => {
    expect(tellsFigures(Buffer.from(await archiveOf(ctg().actors.cafCoordinator.personId)))).toEqual([])
  })
  test('does not keep what was wrong, nor the figures, of those she deposited for a party that she left', async () => {
    const { personId } = ctg().actors.cafCoordinator
    const { name } = await db().selectFrom('person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()
    await sql`update dataset set deposited_by = ${name} where ctg_id = ${ctg().ctgId} and name = 'Gardés'`.execute(db())
    const archive = await archiveOf(personId)
    expect(archive).toContain('Gardés')
    expect(tellsFigures(Buffer.from(archive))).toEqual([])
  })
})
