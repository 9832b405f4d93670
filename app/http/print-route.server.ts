/** Documents and workbooks made while someone waits: in turn between CTGs, with a bounded queue. Rules: docs/rules/jobs.md §3. */
import { fairTurns } from '#app/kernel/fair-turns.ts'
import type { RouteArgs } from './route.server.ts'
import { fileRoute } from './send-file.server.ts'

/** One at a time here, one in the background (`documents` lane): two processors. */
export const takePrintTurn = fairTurns({ concurrency: 1, mostWaiting: 20, mostOfOne: 6 })

/** Whoever comes by a link has turns of her own: she takes none of the CTG's. @param linkId what identifies the link */
export const printOwner = (linkId: string): string => `link ${linkId}`

/** A `fileRoute` that makes a document: waits its turn, then reads the rights again. */
export const printRoute = (run: (args: RouteArgs) => Promise<Response>) =>
  fileRoute((args) => takePrintTurn(args.params.ctgId ?? '', () => args.asOfNow(run)))
