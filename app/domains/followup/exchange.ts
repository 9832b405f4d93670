/** What other software is told of reports before it sends one: their lists, and how a measure is named. Pure. Rules: docs/rules/api.md §3. */
export { difficultyKinds, reportableStatuses } from './followup.ts'
export { valueField } from './report-field-names.ts'
