/** Documents and workbooks made while someone waits: each CTG in its turn, and no more waiting than can be served. Rules: docs/rules/jobs.md §3. */
import { fairTurns } from '#app/kernel/fair-turns.ts'
import type { RouteArgs } from './route.server.ts'
import { fileRoute } from './send-file.server.ts'

/** One for the pages, beside that of the background (`documents` lane): two processors. */
export const takePrintTurn = fairTurns({ concurrency: 1, mostWaiting: 20, mostOfOne: 6 })

/** A `fileRoute` that makes a document: it waits its turn, then checks again who asks. */
export const printRoute = (run: (args: RouteArgs) => Promise<Response>) =>
  fileRoute((args) => takePrintTurn(args.params.ctgId ?? '', () => args.asOfNow(run)))
