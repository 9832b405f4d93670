import { expect, test } from 'vitest'
import { isWhole, type RoundReport } from '../bench/compare-decisions.ts'
import { playKillRounds } from '../bench/kill-rounds.ts'

test('no acknowledged act is lost when the application and PostgreSQL are killed', { timeout: 120_000 }, async () => {
  const reports: RoundReport[] = []
  for await (const report of playKillRounds(2, Math.random)) reports.push(report)
  expect(reports).toHaveLength(2)
  expect(reports.filter((report) => !isWhole(report))).toEqual([])
})
