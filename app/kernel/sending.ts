/** What one sending may hold. Pure. Rules: docs/rules/documents.md §17. */

/** Whatever the address, announced or not; only files, where they are taken, pass it. */
export const mostBodyBytes = 1024 * 1024
