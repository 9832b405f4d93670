/** What a message says: which act touched which things, by their ids. Pure. Documented to developers in openapi.server.ts. */
type Message = {
  readonly ctgId: string
  readonly topic: string
  /** As kept: a list of changes (audit/topics.ts). */
  readonly changes: unknown
  readonly occurredAt: Date
  readonly siteUrl: string
}

/** The same at each attempt: a receiver may compare. */
export const messageBody = ({ ctgId, topic, changes, occurredAt, siteUrl }: Message): string =>
  JSON.stringify({
    type: `${topic}.${topic === 'test' ? 'sent' : 'changed'}`,
    timestamp: occurredAt.toISOString(),
    data: { ctgId, api: `${siteUrl}/api/v1/ctgs/${ctgId}`, changes },
  })
