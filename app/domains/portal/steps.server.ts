/** What higher slices call inside their own transaction, when something of the public page appears or is hidden. Rules: docs/rules/portal.md §6. */
export { emptyPublicCache } from './public-cache.server.ts'
