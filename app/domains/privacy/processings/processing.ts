/** A line of the register of processing. Pure. Rules: docs/rules/privacy.md §6. */
import type { DB } from '#app/kernel/database-types.ts'

export type Processing = {
  readonly key: string
  readonly title: string
  readonly purpose: string
  /** A proposal, until the data protection officer has validated it. */
  readonly basis: string
  readonly people: string
  readonly data: string
  readonly recipients: string
  /** Every table that names people belongs to one processing, and one alone. */
  readonly tables: readonly (keyof DB)[]
  /** What has no age: until when, in words. */
  readonly until: string
}
