/** The branch found by the shape of an address is the one that the router finds among all its routes. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'
import { expect, test } from 'vitest'
import { branchesOf, shapeOfAddress, wordsOf } from '#app/http/route-branches.ts'

const token = 'a_Very-Long0Token'

async function readRoutes() {
  const build: ServerBuild = await import(path.resolve(import.meta.dirname, '../build/server/index.js'))
  const all = Object.values(build.routes).filter((route) => route !== undefined)
  const treeOf = (parentId: string | undefined): RouteObject[] =>
    all
      .filter((route) => route.parentId === parentId)
      .map(({ id, path: part, index }) =>
        index ? { id, index, path: part } : { id, path: part, children: treeOf(id) },
      )
  return { all, tree: treeOf(undefined) }
}

test('every page is found by its address as the router finds it', async () => {
  const { all, tree } = await readRoutes()
  const [branches, words] = [branchesOf(all), wordsOf(all)]
  expect(branches.size).toBeGreaterThan(100)
  for (const [shape, branch] of branches) {
    for (const address of [shape.replaceAll('/:', () => `/${randomUUID()}`), shape.replaceAll('/:', `/${token}`)]) {
      expect(shapeOfAddress(address, words)).toBe(shape)
      expect(
        matchRoutes(tree, address)?.map(({ route }) => route.id),
        address,
      ).toEqual(branch)
    }
  }
})

test('an address that could be read two ways is never given a branch that the router would not take', async () => {
  const { all, tree } = await readRoutes()
  const [branches, words] = [branchesOf(all), wordsOf(all)]
  const others = [...branches.keys()].filter((shape) => shape.includes('/:'))
  for (const address of others.flatMap((shape) => [...words].map((word) => shape.replace('/:', `/${word}`)))) {
    const branch = branches.get(shapeOfAddress(address, words))
    if (branch)
      expect(
        matchRoutes(tree, address)?.map(({ route }) => route.id),
        address,
      ).toEqual(branch)
  }
})
