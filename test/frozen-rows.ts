/** Kysely's plugin of the tests: rows cannot be written to, since the same ones answer every request that asked together. */
import type { KyselyPlugin } from 'kysely'

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  Object.freeze(value)
  for (const one of Object.values(value)) freeze(one)
}

export const frozenRows = (): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    for (const row of result.rows) freeze(row)
    return result
  },
})
