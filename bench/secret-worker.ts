/** The masking in a worker of the browser, as the page of a deposit runs it: a table in, counts and time out. */
import { maskTable } from '../app/domains/secrecy/mask-table.ts'
import type { CountTable, SecrecyRule } from '../app/domains/secrecy/secrecy.ts'

export type BrowserQuestion = { readonly table: CountTable; readonly rule: SecrecyRule }
export type BrowserAnswer = {
  readonly seconds: number
  readonly isSafe: boolean
  readonly complementary: number
  readonly failure: string | null
}

addEventListener('message', async ({ data }: MessageEvent<BrowserQuestion>) => {
  const begun = performance.now()
  const { audit, counts } = await maskTable(data.table, data.rule, [])
  const answer: BrowserAnswer = {
    seconds: (performance.now() - begun) / 1000,
    isSafe: audit.isSafe,
    complementary: counts.complementary,
    failure: audit.failure,
  }
  postMessage(answer)
})
