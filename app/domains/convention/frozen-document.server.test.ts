import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { contentSha256, getConventionDocument } from './frozen-document.server.ts'

const db = await testDatabase()
const at = new Date('2026-11-24T09:00:00Z')

describe('the document of a convention', () => {
  test('gathers parties, articles, diagnosis, plan and governance of its CTG', async () => {
    const { ctgId } = await givenFullCtg(db)
    const document = await getConventionDocument(db, { ctgId, number: 2, at })
    expect(document).toMatchObject({
      territory: 'Gennevilliers',
      period: '2026-2030',
      version: { label: 'Version 2', state: 'Projet', madeOn: '24 novembre 2026' },
      parties: [{ name: 'Caf de test' }, { name: 'Ville de test' }],
      articles: [{ title: 'Objet' }],
      governance: [
        { name: 'Comité de pilotage', seats: [{ function: 'Maire, ou son représentant', holder: 'Une élue' }] },
      ],
      plan: [
        {
          label: 'Axe 1',
          title: 'Un axe',
          objectives: [{ title: 'Un objectif', issue: 'Un enjeu', measure: null }],
          actions: [{ title: 'Une action', lead: { kind: 'authority' }, measures: [{ name: 'Places' }] }],
        },
      ],
    })
    expect(document.diagnosis.find(({ theme }) => theme === 'Petite enfance')).toMatchObject({
      findings: [{ kind: 'weakness', title: 'Un constat' }],
      issues: [{ title: 'Un enjeu', isRetained: false, state: 'à débattre' }],
      testimonies: [{ from: 'Atelier : Atelier, 6 novembre 2026' }],
    })
  })

  test('has the same fingerprint whatever its number and its day', async () => {
    const { ctgId } = await givenFullCtg(db)
    const one = await getConventionDocument(db, { ctgId, number: 2, at })
    const other = await getConventionDocument(db, { ctgId, number: 3, at: new Date('2026-11-25T09:00:00Z') })
    expect(contentSha256(other)).toBe(contentSha256(one))
    expect(contentSha256({ ...one, preamble: [] })).not.toBe(contentSha256(one))
  })
})
