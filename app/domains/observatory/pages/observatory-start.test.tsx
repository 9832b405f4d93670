import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { ObservatoryStart } from './observatory-start.tsx'

test('a région and its only département are two links that say which is which', () => {
  const territory = (code: string, name: string) => ({ code, name, population: null })
  const regions = [{ region: territory('R04', 'La Réunion'), departments: [territory('D974', 'La Réunion')] }]
  const element = <ObservatoryStart regions={regions} contents={[]} isPreparing={false} />
  const html = renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: '/', element }])} />)
  const links = [...html.matchAll(/<a [^>]*territoire=(\w+)[^>]*>([^<]*)</g)].map(([, code, words]) => [code, words])
  expect(links).toEqual([
    ['R04', 'La Réunion'],
    ['D974', 'Le département'],
  ])
})
