import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { upkeepRules } from './upkeep-rules.ts'

test('the rules say to people what the job obeys', () => {
  const rules = fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/rules/jobs.md'), 'utf8')
  const days = (count: number) => (count === 1 ? '1 jour' : `${count} jours`)
  const lines = upkeepRules.map((rule) => `| ${rule.what} | ${days(rule.days)} | ${rule.why} |`)
  const table = ['| Ce qui est oublié | Après | Parce que |', '|---|---|---|', ...lines]
  expect(rules).toContain(table.join('\n'))
})
