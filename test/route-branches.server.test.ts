/** The branch found by the shape of an address is the one that the router finds among all its routes. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'
import { expect, test } from 'vitest'
import { branchesOf } from '#app/http/route-branches.ts'

test('every page is found by its address as the router finds it', async () => {
  const build: ServerBuild = await import(path.resolve(import.meta.dirname, '../build/server/index.js'))
  const all = Object.values(build.routes).filter((route) => route !== undefined)
  const treeOf = (parentId: string | undefined): RouteObject[] =>
    all
      .filter((route) => route.parentId === parentId)
      .map(({ id, path: part, index }) =>
        index ? { id, index, path: part } : { id, path: part, children: treeOf(id) },
      )
  const tree = treeOf(undefined)
  const branches = branchesOf(all)
  expect(branches.size).toBeGreaterThan(100)
  for (const [shape, branch] of branches) {
    const address = shape.replaceAll('/:', () => `/${randomUUID()}`)
    expect(
      matchRoutes(tree, address)?.map(({ route }) => route.id),
      address,
    ).toEqual(branch)
  }
})
