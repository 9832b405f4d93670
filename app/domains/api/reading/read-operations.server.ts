/** Every operation that reads: from this table come the routes and openapi.json. Rules: docs/rules/api.md. */
import { figureReads } from './reading/figure-reads.server.ts'
import { partnershipReads } from './reading/partnership-reads.server.ts'
import { planReads } from './reading/plan-reads.server.ts'

export const operations = [...planReads, ...partnershipReads, ...figureReads] as const
