/** What waits or fails in an instance, the most urgent first; each leads to the page of its act. Pure. Rules: docs/rules/instance.md §1. */

export type HomeFacts = {
  readonly at: Date
  readonly disk: 'fine' | 'low' | 'full'
  readonly hasMailServer: boolean
  readonly isDemo: boolean
  readonly usedBytes: number
  readonly quotaBytes: number
  readonly bareCtgs: number
  readonly failingJobs: number
  readonly givenUpJobs: number
  readonly failedMails: number
  readonly waitingMails: number
  readonly waitingMailsSince: Date | null
  readonly failingWebhooks: number
  readonly failedSources: number
  readonly lateRounds: number
  readonly versionsTogether: number
  /** Nodes running that do the work in the background. */
  readonly workers: number
  readonly accounts: number
  readonly closed: number
  readonly invited: number
  readonly ctgs: number
  readonly messages: number
}

export const waitKinds = [
  'disk-full',
  'no-worker',
  'disk-low',
  'quota-near',
  'mails-stalled',
  'failed-mails',
  'given-up-jobs',
  'failing-jobs',
  'late-rounds',
  'bare-ctgs',
  'failed-sources',
  'failing-webhooks',
  'two-versions',
  'no-mail-server',
] as const
export type WaitKind = (typeof waitKinds)[number]
export type Wait = { readonly kind: WaitKind; readonly count: number }

/** Of the whole room: past it, one asks for more before it is full. */
const nearRatio = 0.9
/** A mail that waits longer is stalled, not on its way. */
const stalledMs = 15 * 60_000

const isStalled = ({ at, waitingMailsSince }: HomeFacts): boolean =>
  waitingMailsSince !== null && at.getTime() - waitingMailsSince.getTime() > stalledMs

const countOf: Readonly<Record<WaitKind, (facts: HomeFacts) => number>> = {
  'disk-full': ({ disk }) => Number(disk === 'full'),
  'no-worker': ({ workers }) => Number(workers === 0),
  'disk-low': ({ disk }) => Number(disk === 'low'),
  'quota-near': ({ usedBytes, quotaBytes }) =>
    usedBytes >= nearRatio * quotaBytes ? Math.round((usedBytes / quotaBytes) * 100) : 0,
  // Without a server they only wait for one, and that is said once.
  'mails-stalled': (facts) => (facts.hasMailServer && isStalled(facts) ? facts.waitingMails : 0),
  'failed-mails': ({ failedMails }) => failedMails,
  'given-up-jobs': ({ givenUpJobs }) => givenUpJobs,
  'failing-jobs': ({ failingJobs }) => failingJobs,
  'late-rounds': ({ lateRounds }) => lateRounds,
  'bare-ctgs': ({ bareCtgs }) => bareCtgs,
  'failed-sources': ({ failedSources }) => failedSources,
  'failing-webhooks': ({ failingWebhooks }) => failingWebhooks,
  'two-versions': ({ versionsTogether }) => (versionsTogether > 1 ? versionsTogether : 0),
  // A demonstration shows its mails on a page.
  'no-mail-server': ({ hasMailServer, isDemo }) => Number(!hasMailServer && !isDemo),
}

export const listWaits = (facts: HomeFacts): readonly Wait[] =>
  waitKinds.map((kind) => ({ kind, count: countOf[kind](facts) })).filter(({ count }) => count > 0)
