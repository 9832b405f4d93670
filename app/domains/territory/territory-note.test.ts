import { expect, test } from 'vitest'
import { territoryNote } from './territory-note.fr.ts'

test('the département never touches the inhabitants: « 27, 335 habitants » would be 27 335 of them', () => {
  const commune = { kind: 'commune', departmentCode: 'D27', population: 335 } as const
  expect(territoryNote(commune).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('commune (27), 335 habitants')
  expect(territoryNote({ ...commune, departmentCode: null, population: null })).toBe('commune')
})
