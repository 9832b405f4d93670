import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { PartyForm } from './party-form.tsx'

test.each([
  [false, 'signatory'],
  [true, 'associate'],
] as const)(
  'a party added when the convention is signed (%s) is first proposed %s: it then joins by an amendment',
  (isSigned, standing) => {
    const element = <PartyForm isSigned={isSigned} />
    const html = renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: '/', element }])} />)
    expect(html.match(/<input[^>]*checked[^>]*>/)?.[0]).toContain(`value="${standing}"`)
  },
)
