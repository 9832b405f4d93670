/** What a CTG may put its figures beside, by what its perimeter is (docs/rules/observatory.md §11). */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeWarehouse, prepareWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { listTerritories } from '#app/domains/territory/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenDepartmentCtg, givenGroupingCtg, type TestCtg } from '#test/two-ctgs.server.ts'
import { loadFigures } from '../observatory/load-figures.server.ts'
import { getPortraitPage } from './portrait-queries.server.ts'
import { getReferencesPage, readReferences } from './reference-queries.server.ts'
import { loadScene } from './rows.server.ts'

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-references-')), 'observatory')
const given: { db?: Database; stop?: () => Promise<void>; department?: TestCtg; grouping?: TestCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const department = () => given.department ?? expect.unreachable('no CTG')
const grouping = () => given.grouping ?? expect.unreachable('no CTG')

beforeAll(async () => {
  const opened = await newTestDatabase()
  given.db = opened.db
  given.stop = () => opened.pool.end()
  await loadFigures(opened.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
  await prepareWarehouse(folder, nationalSource)
  given.department = await givenDepartmentCtg(opened.db)
  given.grouping = await givenGroupingCtg(opened.db)
})
afterAll(async () => {
  closeWarehouse()
  await given.stop?.()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

const askedBy = async ({ ctgId }: TestCtg, theme: string, codes: readonly string[]) =>
  readReferences(db(), await loadScene(db(), ctgId), theme, codes)

describe('a whole intercommunalité', () => {
  test('is put beside intercommunalités, said as such, of its size first', async () => {
    const { offered, told, groups } = await askedBy(grouping(), 'acces-aux-droits', ['taille', 'semblables'])
    expect(offered.map(({ name }) => name)).toEqual([
      'Communes voisines',
      'Intercommunalités de même taille',
      'Intercommunalités semblables',
    ])
    expect(groups.map(({ memberCodes }) => memberCodes.length)).toEqual([30, 12])
    for (const { memberNames, reason, isMade } of told) {
      expect(memberNames[0]).toMatch(/^C[ACU] /)
      expect(reason).not.toContain('n’est')
      // A group that is kept is of communes.
      expect(isMade).toBe(false)
    }
    const members = await listTerritories(db(), groups[0]?.memberCodes ?? [])
    const inhabitants = members.map(({ population }) => population ?? 0)
    // Of 4,614 inhabitants.
    expect(Math.min(...inhabitants)).toBeGreaterThan(3_000)
    expect(Math.max(...inhabitants)).toBeLessThan(7_000)
  })

  test('begins no group of communes from intercommunalités', async () => {
    const { ctgId, as, cafPerson } = grouping()
    const context = await as(cafPerson, '2026-09-01')
    expect((await getReferencesPage(context, ctgId, 'taille')).filled).toBeNull()
    expect((await getReferencesPage(context, ctgId, 'voisines')).filled?.communes).toMatch(/^\d{5} /)
  })

  test('reads their middle figure, counted as intercommunalités', async () => {
    const { ctgId, as, cafPerson } = grouping()
    const { figures } = await getPortraitPage(await as(cafPerson, '2026-09-01'), ctgId, ['taille'])
    const income = figures?.indicators.find(({ indicator }) => indicator.id === 'median-income')
    expect(income?.frames.find(({ code }) => code === 'taille')).toMatchObject({
      reading: { kind: 'value' },
      span: { known: 30, of: 30, isOfGroupings: true },
    })
  })

  test('says a secret of its neighbours, rather than that nobody loaded it', async () => {
    const { ctgId, as, cafPerson } = grouping()
    const { figures } = await getPortraitPage(await as(cafPerson, '2026-09-01'), ctgId, ['voisines'])
    const beside = (id: string) =>
      figures?.indicators.find(({ indicator }) => indicator.id === id)?.frames.find(({ code }) => code === 'voisines')
        ?.reading
    expect(beside('median-income')).toMatchObject({ kind: 'value' })
    expect(beside('over-75-poverty')).toEqual({ kind: 'missing', reason: 'secret' })
  })
})

describe('a whole département', () => {
  test('has neighbours, but nothing of its size nor like it', async () => {
    const { offered, told } = await askedBy(department(), 'acces-aux-droits', ['taille', 'semblables'])
    expect(offered.map(({ code }) => code)).toEqual(['voisines'])
    expect(told).toEqual([])
  })
})
