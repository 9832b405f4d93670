/** Corrections one after the other. */
import { describe, expect, test } from 'vitest'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('enfants')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const corrected = (table: ReleasedTable) => ({ ...table, isCorrected: true })

describe('a table of other categories after a correction', () => {
  const table = (ids: readonly string[], ...values: readonly number[]): CountTable => ({
    universe: 'enfants 2025',
    columns: [node('all', null)],
    rows: ids.map((id, rank) => node(id, rank === 0 ? null : (ids[0] ?? null))),
    values: values.map((value) => [value]),
  })
  const leaveOf = async (one: CountTable, former: readonly ReleasedTable[] = []) =>
    publishedFactsOf(await maskTable(one, rule, former.map(corrected)))
  const ages = ['town', 'young', 'old']

  test('may leave, though it says nothing of the counts that were corrected', async () => {
    const first = await leaveOf(table(ages, 60, 28, 32))
    const second = await leaveOf(table(ages, 70, 38, 32), [first])
    const masked = await maskTable(table(['schools', 'one', 'two'], 50, 20, 30), rule, [corrected(first), second])
    expect(masked.audit).toMatchObject({ isSafe: true, failure: null })
    expect(publishedFactsOf(masked).cells).toEqual([[50], [20], [30]])
  })

  test('may be corrected in its turn', async () => {
    const schools = ['town', 'one', 'two']
    const first = await leaveOf(table(ages, 60, 28, 32))
    const second = await leaveOf(table(ages, 61, 29, 32), [first])
    const third = publishedFactsOf(await maskTable(table(schools, 61, 30, 31), rule, [corrected(first), second]))
    expect(third.cells).toEqual([[61], [30], [31]])
    const masked = await maskTable(table(schools, 61, 29, 32), rule, [first, second, third].map(corrected))
    expect(masked.audit).toMatchObject({ isSafe: true, failure: null })
    expect(publishedFactsOf(masked).cells).toEqual([[61], [29], [32]])
  })
})
