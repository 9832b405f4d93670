/** How often a service sat. Pure. Rules: docs/rules/followup.md §10. */

export type ServiceSittings = {
  readonly serviceId: string
  /** Meetings closed where a seat of the service was noted, and those where it was present or represented. */
  readonly meetings: number
  readonly sat: number
}
