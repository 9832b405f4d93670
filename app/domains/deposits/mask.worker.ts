/** Masks tables in a thread of the browser, with the solver that the policy of that page alone allows. What is masked never leaves it but to the page. */
import { maskTables, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type Grouping, proposeGroupings } from '#app/domains/secrecy/propose-groupings.ts'
import type {
  CountTable,
  EarlierRelease,
  MaskedTable,
  ReleasedTable,
  SecrecyRule,
} from '#app/domains/secrecy/secrecy.ts'

export type MaskQuestion = {
  readonly tables: readonly CountTable[]
  readonly rule: SecrecyRule
  readonly released: readonly EarlierRelease[]
}
export type MaskNews =
  | { readonly kind: 'progress'; readonly ratio: number }
  | { readonly kind: 'masked'; readonly masked: readonly MaskedTable[]; readonly released: readonly ReleasedTable[] }
  | { readonly kind: 'groupings'; readonly groupings: readonly Grouping[] }
  | { readonly kind: 'failed' }

const say = (news: MaskNews) => postMessage(news)

/** Only of one table: of several years, a grouping would be another choice each year. */
async function group({ tables, rule, released }: MaskQuestion): Promise<readonly Grouping[]> {
  const [only, ...others] = tables
  return only && others.length === 0 ? proposeGroupings(only, rule, released) : []
}

addEventListener('message', async ({ data }: MessageEvent<MaskQuestion>) => {
  try {
    const masked = await maskTables(data.tables, data.rule, data.released, (ratio) => say({ kind: 'progress', ratio }))
    say({ kind: 'masked', masked, released: masked.map(publishedFactsOf) })
    say({ kind: 'groupings', groupings: await group(data) })
  } catch {
    say({ kind: 'failed' })
  }
})
