import { expect, test } from 'vitest'
import { bringBackLabels as t } from './labels.fr.ts'

test('a file of which everything is refused is not said to tell what Trame tells', () => {
  expect(t.nothingChanges(0)).toBe('Chacune de ses lignes dit ce que dit Trame aujourd’hui.')
  expect(t.nothingChanges(7)).toContain('refusé')
})
