import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { withoutNames } from '#app/domains/observatory/placed-figures.ts'
import { observatoryLabels } from '../labels.fr.ts'
import type { Indicator, IndicatorFigures, Reading, ThemeFigures, ThemeKey } from '../observatory.ts'
import { ValuesByCommune } from './figures-details.tsx'
import { FiguresTable } from './figures-table.tsx'

const places: Indicator = {
  id: 'childcare-places',
  name: 'Places pour 100 enfants',
  shortName: null,
  parentId: null,
  unit: 'per-100',
  decimals: 1,
  statisticalUnit: 'places',
  definition: 'Places d’accueil formel.',
  numerator: null,
  denominator: null,
  numeratorId: null,
  denominatorId: null,
  isRate: true,
  direction: 'higher-is-better',
  usualLagMonths: 24,
  producer: 'Cnaf',
  source: 'Cnaf, décembre',
  secrecyRule: 'Communes de plus de 10 000 habitants.',
}
const value = (number: number): Reading => ({ kind: 'value', value: number, year: 2023, flags: [] })
const row: IndicatorFigures = {
  indicator: places,
  year: 2023,
  own: value(57.4),
  frames: [
    { code: 'D92', kind: 'departement', name: 'Hauts-de-Seine', reading: value(72.1) },
    { code: 'R11', kind: 'region', name: 'Île-de-France', reading: value(57.2) },
  ],
  dots: [
    { code: '92024', name: 'Clichy', value: 72.4, flags: [], isOwn: false },
    { code: '92036', name: 'Gennevilliers', value: 57.4, flags: [], isOwn: true },
  ],
  missingDots: [{ code: '92047', name: 'Marnes-la-Coquette', reason: 'not-published' }],
  range: null,
  later: null,
  rank: { rank: 2, of: 2, isTied: false },
  series: [],
  departmentSeries: [],
  trend: null,
  departmentTrend: null,
}
const births: IndicatorFigures = {
  ...row,
  indicator: { ...places, id: 'births', name: 'Naissances', unit: 'count', decimals: 0, isRate: false },
  own: { kind: 'missing', reason: 'secret' },
  rank: null,
}

/** What one reads, tags taken away. */
function textOf(themeKey: ThemeKey, indicators: readonly IndicatorFigures[], more: Partial<ThemeFigures> = {}): string {
  const figures: ThemeFigures = {
    themeKey,
    perimeter: [{ code: '92036', name: 'Gennevilliers' }],
    department: { code: 'D92', name: 'Hauts-de-Seine' },
    indicators,
    ...more,
  }
  const router = createMemoryRouter([
    {
      path: '/',
      element: (
        <>
          <FiguresTable
            figures={withoutNames(figures)}
            indicatorTo={(id) => `/indicateurs/${id}`}
            references={{ offered: [{ code: 'voisines', name: 'Communes voisines' }], told: [], groupsTo: '/reperes' }}
          />
          <ValuesByCommune figures={figures} />
        </>
      ),
    },
  ])
  return renderToStaticMarkup(<RouterProvider router={router} />)
    .replace(/<\/(td|th|li|p|span)>/g, '$& ')
    .replace(/<[^>]+>/g, '')
}

test('the rank is told with its direction and with the communes that have no number', () => {
  const text = textOf('petite-enfance', [row])
  expect(text).toContain('2e sur 2, du plus élevé au plus faible')
  expect(text).toContain('1\u00a0commune non diffusée')
  expect(text).toMatch(/72,1\s+−14,7\s+57,2\s+\+0,2/)
})

test('a name stands on one line: whom it is told of is read with its source, and nothing is lost of it', () => {
  const name = 'Places d’accueil pour 100 enfants de moins de 3 ans'
  const [first, told] = observatoryLabels.partsOfName(name)
  expect([first, told]).toEqual(['Places d’accueil pour 100 enfants', ' de moins de 3 ans'])
  expect(observatoryLabels.partsOfName(places.name)).toEqual([places.name, ''])
  // What would read as something else without its end is not cut.
  for (const whole of ['Pauvreté des ménages de moins de 30 ans', 'Enfants de moins de 3 ans'])
    expect(observatoryLabels.partsOfName(whole)).toEqual([whole, ''])
  expect(textOf('petite-enfance', [{ ...row, indicator: { ...places, name } }])).toContain(name)
})

test('the table under the pictures has a cell for every dot and every missing commune', () => {
  const text = textOf('petite-enfance', [row])
  expect(text).toMatch(/Clichy\s+72,4/)
  expect(text).toMatch(/Marnes-la-Coquette\s+non diffusé/)
})

test('a missing reading says why, and a count is not put beside the département', () => {
  const text = textOf('petite-enfance', [births])
  expect(text).toContain('Sous secret statistique')
  expect(text).toContain('Un effectif ne se compare pas à celui d’un territoire plus grand.')
})

test('what several communes are together is named; a département is not said to be among its own communes', () => {
  const perimeter = ['Clichy', 'Colombes', 'Gennevilliers', 'Nanterre'].map((name) => ({ code: name, name }))
  expect(textOf('petite-enfance', [row], { perimeter })).toContain('4\u00a0communes, comparées à celles du département')
  const whole = { code: 'D92', name: 'Hauts-de-Seine', kind: 'departement' as const }
  const text = textOf('petite-enfance', [row], { perimeter, whole })
  expect(text).toMatch(/Ce que disent les chiffres\s+:\s+Hauts-de-Seine/)
  expect(text).not.toMatch(/(?:parmi les communes|comparées à celles) du département \(Hauts-de-Seine\)/)
})

test('where no figure is loaded there is nothing to put beside, and nothing to choose for it', () => {
  expect(textOf('petite-enfance', [row])).toContain('Communes voisines')
  const text = textOf('petite-enfance', [{ ...row, year: null }])
  expect(text).toContain('1\u00a0indicateur sans chiffre chargé pour ce territoire')
  expect(text).not.toContain('Communes voisines')
})

test('what is published neither here nor around is named once with its reason, not as lines of dashes', () => {
  const own = { kind: 'missing', reason: 'not-published' } as const
  const nowhere = { ...row, own, frames: [{ ...row.frames[0], reading: own }], dots: [], rank: null }
  const text = textOf('petite-enfance', [{ ...row }, nowhere as IndicatorFigures])
  expect(text).toContain('1\u00a0indicateur sans valeur ici ni autour')
  expect(text).toContain('Le producteur ne diffuse pas ce chiffre pour ce territoire.')
  expect(text.split('sans valeur ici')[0]).not.toContain('non diffusé ')
  expect(textOf('petite-enfance', [{ ...nowhere, dots: row.dots } as IndicatorFigures])).not.toContain(
    'sans valeur ici',
  )
})

test('what is not loaded is said so to a reader who can load nothing', () => {
  const text = textOf('petite-enfance', [
    { ...row, own: { kind: 'missing', reason: 'not-loaded' } },
    { ...row, year: null },
  ])
  expect(text).toContain('pas chargé sur cette instance de Trame')
  expect(text).toContain('ne sont pas chargés sur cette instance')
  expect(text).not.toMatch(/il faut le charger|se chargent/)
})

test('where nothing is public, the screen tells what to ask of the Caf', () => {
  expect(textOf('vacances', [])).toContain('La demande à faire à la Caf')
})
