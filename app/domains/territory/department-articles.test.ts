import departments from '@etalab/decoupage-administratif/data/departements.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { ofDepartment } from './department-articles.fr.ts'
import { departmentCode } from './territory.ts'

const written = ['de ', 'd’', 'du ', 'de la ', 'des ', 'de l’']

test.each(departments)('$nom has the article Insee gives it', ({ code, nom, typeLiaison }) => {
  expect(ofDepartment({ code: departmentCode(code), name: nom })).toBe(`${written[typeLiaison]}${nom}`)
})
