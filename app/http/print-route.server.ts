/** Documents and workbooks made while someone waits: in turn between CTGs, with a bounded queue. Rules: docs/rules/jobs.md §3. */
import { fairTurns, type TakeTurn } from '#app/kernel/fair-turns.ts'
import type { RouteArgs } from './route.server.ts'
import { fileRoute } from './send-file.server.ts'

/** One at a time here, one in the background (`documents` lane): two processors. */
export const takePrintTurn = fairTurns({ concurrency: 1, mostWaiting: 20, mostOfOne: 6 })

/** Links wait apart, and go on one at a time: all together hold one place of those of the members. */
const takeLinkTurn = fairTurns({ concurrency: 1, mostWaiting: 40, mostOfOne: 2 })

/** For whoever comes by a link. Its owner: what identifies the link. */
export const takeLinkPrintTurn: TakeTurn = (linkId, work) => takeLinkTurn(linkId, () => takePrintTurn('links', work))

/** A `fileRoute` that makes a document: waits its turn, then reads the rights again. */
export const printRoute = (run: (args: RouteArgs) => Promise<Response>) =>
  fileRoute((args) => takePrintTurn(args.params.ctgId ?? '', () => args.asOfNow(run)))
