/** What one sending may hold. Pure. Rules: docs/rules/documents.md §17. */

/** Whatever the address, announced or not; only files, where they are taken, pass it. */
export const mostBodyBytes = 1024 * 1024

/** What someone not signed in sends: an address, a password, a few lines; part of it comes back on the page. */
export const mostVisitorBytes = 64 * 1024

/** Fields of one form, in `name=value&…`. */
export const mostFormFields = 20_000
