import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { upkeepTable } from './upkeep-rules.ts'

test('the rules say to people what the job obeys', () => {
  const rules = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/rules/jobs.md'), 'utf8')
  expect(rules).toContain(upkeepTable())
})
