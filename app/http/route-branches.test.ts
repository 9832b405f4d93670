import { describe, expect, test } from 'vitest'
import { branchesOf, shapeOfAddress, wordsOf } from './route-branches.ts'

const id = '9ab7a769-7b96-44b2-8c35-678fb71259a5'
const other = '2d7b7eac-d0c5-4f92-b612-a0bc2be5a272'

describe('the shape of an address', () => {
  const words = wordsOf([
    { id: 'sheet', path: 'ctg/:ctgId/actions/:actionId/modifier' },
    { id: 'link', path: 'point/:token/envoye' },
    { id: 'pdf', path: 'ctg/:ctgId/plan.pdf' },
  ])
  test('is the same for every page of one route, and for its data', () => {
    for (const end of ['', '.data'])
      expect(shapeOfAddress(`/ctg/${id}/actions/${other}/modifier${end}`, words)).toBe('/ctg/:/actions/:/modifier')
    expect(shapeOfAddress(`/ctg/${id}/${other}`, words)).toBe('/ctg/:/:')
    expect(shapeOfAddress('/actions', words)).toBe('/actions')
    expect(shapeOfAddress(`/ctg/${id}/plan.pdf`, words)).toBe('/ctg/:/plan.pdf')
  })
  test('of a personal link does not hold its token', () => {
    expect(shapeOfAddress('/point/a_Very-Long0Token/envoye', words)).toBe('/point/:/envoye')
  })
  test('leaves whole what the router may read otherwise', () => {
    for (const address of ['/Point/envoye', '/point/Envoye', '/point/%65nvoye', '/point/', '/_.data', '/point/_.data'])
      expect(shapeOfAddress(address, words), address).toBe(address)
  })
})

describe('the branch of a shape', () => {
  const branches = branchesOf([
    { id: 'root', path: '' },
    { id: 'ctg', parentId: 'root', path: 'ctg/:ctgId' },
    { id: 'ctg.index', parentId: 'ctg', index: true },
    { id: 'ctg.plan', parentId: 'ctg', path: 'plan' },
    { id: 'person', parentId: 'root' },
    { id: 'person.actions', parentId: 'person', path: 'actions' },
    { id: 'all', parentId: 'root', path: '*' },
  ])
  test('goes from the root to the page, layouts without address included', () => {
    expect(branches.get('/ctg/:/plan')).toEqual(['root', 'ctg', 'ctg.plan'])
    expect(branches.get('/actions')).toEqual(['root', 'person', 'person.actions'])
  })
  test('ends at the index rather than at its layout', () => {
    expect(branches.get('/ctg/:')).toEqual(['root', 'ctg', 'ctg.index'])
  })
  test('is left to the router where an address may be anything', () => {
    expect([...branches.keys()].filter((shape) => shape.includes('*'))).toEqual([])
    expect(branches.get('/ctg/:/unknown')).toBeUndefined()
  })
})
