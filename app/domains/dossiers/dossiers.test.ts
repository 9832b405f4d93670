import { describe, expect, test } from 'vitest'
import { dossierTitle } from './build-dossier.ts'
import { chosenSections, fileName, kindOfSlug, refusalToMakeAgain, sectionsOf } from './dossiers.ts'
import { packData } from './pack-data.fixture.ts'

const named = { place: 'Gennevilliers', day: '2026-12-03', year: null, themeName: null }

describe('the name of a file', () => {
  test.each([
    ['copil-pack', {}, 'dossier-copil-gennevilliers-2026-12-03.pptx'],
    ['yearly-review', { year: 2026 }, 'bilan-annuel-gennevilliers-2026.pptx'],
    [
      'theme-synthesis',
      { themeName: 'Égalité femmes-hommes' },
      'synthese-egalite-femmes-hommes-gennevilliers-2026-12-03.pptx',
    ],
  ] as const)('of a %s is in French, without accents', (kind, given, expected) => {
    expect(fileName({ ...named, ...given, kind }, 'pptx')).toBe(expected)
  })

  test('keeps its day when the names are long, and cuts no word', () => {
    const place = 'CC du Crestois et de Pays de Saillans Cœur de Drôme'
    expect(fileName({ ...named, place, kind: 'copil-pack' }, 'pdf')).toBe(
      'dossier-copil-cc-du-crestois-et-de-pays-de-2026-12-03.pdf',
    )
    const themeName = 'Jeunesse, adolescence et parentalité'
    expect(fileName({ ...named, place, themeName, kind: 'theme-synthesis' }, 'pdf')).toBe(
      'synthese-jeunesse-adolescence-et-parentalite-cc-2026-12-03.pdf',
    )
  })
})

test('a pack for no committee yet names no day of its own', () => {
  const request = { kind: 'copil-pack', sectionKeys: [], front: [], themeId: null, year: 2026 } as const
  expect(dossierTitle(packData({ meeting: null }), request)).toBe('Dossier du comité de pilotage')
})

describe('the sections of a document', () => {
  test('are those asked for that its kind has, in its own order', () => {
    expect(chosenSections('copil-pack', ['means', 'themes', 'agenda'])).toEqual(['agenda', 'means'])
    expect(chosenSections('theme-synthesis', ['difficulties'])).toEqual([])
  })

  test('for the public hold none of the inner ones', () => {
    const inner: readonly string[] = [...sectionsOf['copil-pack'], ...sectionsOf['yearly-review']]
    expect(sectionsOf['theme-synthesis'].filter((key) => inner.includes(key))).toEqual([])
  })
})

const now = new Date('2026-11-24T09:00:00Z')
test.each([
  ['failed', now, undefined],
  ['being-made', now, 'dossier-not-failed'],
  ['being-made', new Date('2026-11-24T08:40:00Z'), undefined],
  ['ready', new Date('2026-11-24T08:40:00Z'), 'dossier-not-failed'],
] as const)('what is %s since %s is made again: %s', (state, askedAt, expected) => {
  expect(refusalToMakeAgain({ state, askedAt }, now)).toBe(expected)
})

test('an address that names no kind is that of the pack', () => {
  expect(kindOfSlug('bilan')).toBe('yearly-review')
  expect(kindOfSlug('autre')).toBe('copil-pack')
  expect(kindOfSlug(null)).toBe('copil-pack')
})
