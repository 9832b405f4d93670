/** Every operation that reads: from this table come the routes and openapi.json. Rules: docs/rules/api.md. */
import { figureReads } from './figure-reads.server.ts'
import { partnershipReads } from './partnership-reads.server.ts'
import { planReads } from './plan-reads.server.ts'

export const operations = [...planReads, ...partnershipReads, ...figureReads] as const
