import type { EntryContext } from 'react-router'
import { expect, test } from 'vitest'
import { importsOf, withoutImports } from './page-imports.ts'

const route = {
  hasAction: false,
  hasLoader: true,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
}
const more = {
  hasClientMiddleware: false,
  hasDefaultExport: true,
  path: undefined,
  index: undefined,
  parentId: undefined,
}
const of = (id: string, imports: string[]) => ({
  ...{ ...route, ...more, id, imports, module: `/assets/${id}.js`, css: [`/assets/${id}.css`] },
  ...{ clientActionModule: undefined, clientLoaderModule: undefined, clientMiddlewareModule: undefined },
  hydrateFallbackModule: undefined,
})
const manifest: EntryContext['manifest'] = {
  ...{ url: '/assets/manifest.js', version: '1' },
  entry: { module: '/assets/entry.js', imports: ['/assets/react.js', '/assets/root.js'] },
  routes: {
    root: of('root', ['/assets/react.js']),
    plan: of('plan', ['/assets/table.js']),
    other: of('other', ['/x.js']),
  },
}

test('what the modules of a page import is named once, without those modules nor those of other pages', () => {
  expect(importsOf(manifest, ['root', 'plan'])).toEqual(['/assets/react.js', '/assets/table.js'])
})

test('the router that renders sees the same routes and style sheets, and nothing imported; made once', () => {
  const made = withoutImports(manifest)
  expect(made.entry).toEqual({ module: '/assets/entry.js', imports: [] })
  expect(made.routes.plan).toEqual({ ...manifest.routes.plan, imports: [] })
  expect(withoutImports(manifest)).toBe(made)
})
