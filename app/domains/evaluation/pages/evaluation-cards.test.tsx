import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { AdviceCard } from './evaluation-cards.tsx'

test.each([true, false])('to recommend is proposed to who may: %s', (recommend) => {
  const evaluation = { ctgId: 'c', id: 'e', advice: [], stage: 'collecting' } as const
  const card = <AdviceCard evaluation={evaluation} may={{ recommend }} />
  const words = renderToStaticMarkup(<MemoryRouter>{card}</MemoryRouter>)
  expect(words.includes('Recommander, objectif par objectif')).toBe(recommend)
})
