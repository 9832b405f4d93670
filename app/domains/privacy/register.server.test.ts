/** The register says what the upkeep does, and the upkeep does what it says. Rules: docs/rules/privacy.md §6. */
import { describe, expect, test } from 'vitest'
import { cronItems } from '#app/http/jobs.server.ts'
import { lanes } from '#app/kernel/job-lanes.ts'
import { listPersonalColumns } from './personal-columns.ts'
import type { Processing } from './processings/processing.ts'
import { processings } from './processings.fr.ts'
import { buildRegister, delaysOfJobs } from './register.ts'
import { tableLabels } from './table-labels.fr.ts'
import { givenUpDays, type UpkeepRule, upkeepRules } from './upkeep-rules.ts'

const personalTables = listPersonalColumns().map(({ table }) => table)

/** Rules and tables that no processing says, or that two say. */
function findRegisterFaults(
  all: readonly Processing[],
  rules: readonly UpkeepRule[],
  personalTables: readonly string[],
): readonly string[] {
  const tables = all.flatMap(({ tables }) => tables.map(String))
  const twice = tables.filter((table, index) => tables.indexOf(table) !== index)
  const unsaid = [...new Set([...rules.map(({ table }) => table), ...personalTables])].filter(
    (table) => !tables.includes(table),
  )
  return [...unsaid.map((table) => `${table} is in no processing`), ...twice.map((table) => `${table} is in two`)]
}

describe('the register', () => {
  test('says every table that names people or is forgotten, once', () => {
    expect(findRegisterFaults(processings, upkeepRules, personalTables)).toEqual([])
  })

  test.each([
    ['a rule of the upkeep', [{ table: 'planted', what: 'Planté', days: 3, since: 'at', why: 'essai' }], []],
    ['a table that names people', [], ['planted']],
  ])('%s left out is seen', (_, rules, tables) => {
    const faults = findRegisterFaults(processings, [...upkeepRules, ...rules], [...personalTables, ...tables])
    expect(faults).toEqual(['planted is in no processing'])
  })

  test('a table said twice is seen', () => {
    const [first] = processings
    if (!first) return expect.unreachable('no processing')
    expect(findRegisterFaults([...processings, { ...first, tables: ['seat'] }], [], [])).toEqual(['seat is in two'])
  })

  test('prints each delay that the upkeep obeys, once', () => {
    const printed = buildRegister(24).flatMap(({ delays }) => delays.map(({ what }) => what))
    for (const { what } of upkeepRules) expect([what, printed.filter((one) => one === what).length]).toEqual([what, 1])
    expect(new Set(printed).size).toBe(printed.length)
  })

  test('prints how long a job given up stays', () => {
    const delays = buildRegister(24).flatMap((line) => line.delays)
    const [delay] = delays.filter(({ what }) => what.startsWith('Tâches abandonnées'))
    expect(delay?.after).toMatch(new RegExp(`^${givenUpDays}\\sjours$`))
  })

  test('prints the delay that the instance sets', () => {
    const words = JSON.stringify(buildRegister(36))
    expect(words).toContain('36 mois après la fin du dernier mandat')
    expect(words).not.toContain('24 mois')
  })

  test('every job of the upkeep that forgets is asked for by the clock', () => {
    const roundNames = cronItems.map(({ task }) => task)
    expect(lanes.upkeep.jobs.filter((job) => !roundNames.includes(job))).toEqual([])
    expect(Object.keys(delaysOfJobs).toSorted()).toEqual([...lanes.upkeep.jobs].toSorted())
  })

  test('every table that names people has its French words', () => {
    const named: Readonly<Record<string, string>> = tableLabels
    expect([...new Set(personalTables)].filter((table) => named[table] === undefined)).toEqual([])
  })
})
