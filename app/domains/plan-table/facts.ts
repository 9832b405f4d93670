/** How long a change made together may be put back, and how many of them in a CTG. Pure. Rules: docs/rules/plan.md §15.8. */
export const batchDays = 90
export const mostBatches = 200
