/** Work in the background, by lane: what waits in one never holds up another. Pure. Why: docs/decisions/0022. */

type Lane = {
  /** Jobs done together by one process. */
  readonly concurrency: number
  /** Its statements are short: one without an answer is soon given up, and what waits behind it goes on. */
  readonly isBrief?: true
  readonly jobs: readonly string[]
}

export const lanes = {
  /** Waits for the mail server. */
  mails: { concurrency: 4, isBrief: true, jobs: ['send-mail', 'mail-account-link', 'mail-address-link'] },
  /** Waits for other people's software. */
  webhooks: { concurrency: 4, isBrief: true, jobs: ['send-webhook', 'try-connector'] },
  /** Seconds of CPU each: running two together would not be faster. */
  documents: {
    concurrency: 1,
    jobs: [
      'make-convention-pdf',
      'make-convention-documents',
      'make-amendment-pdf',
      'seal-signed-copy',
      'make-proof-file',
      'make-dossier',
      'make-evaluation-report',
      'mail-meeting-record',
      'write-act-reminders',
      'check-deposit',
      'check-correction',
      'count-survey',
      'make-public-picture',
      'make-personal-archive',
    ],
  },
  /** Short jobs: the rounds of every minute or hour, and saving what people wrote. */
  rounds: {
    concurrency: 2,
    isBrief: true,
    jobs: [
      'settle-text',
      'settle-texts',
      'write-invitations',
      'write-campaign-mails',
      'write-reminders',
      'write-digests',
      'write-notice-mails',
      'write-comment-mails',
      'resume-mails',
      'resume-webhooks',
      'resume-documents',
      'resume-imports',
    ],
  },
  /**
   * Downloads of open data, archives of CTGs made and brought in, one at a time: each takes minutes, and nobody waits in front
   * of a screen.
   */
  imports: { concurrency: 1, jobs: ['import-lot', 'make-archive', 'check-archive', 'bring-archive-in'] },
  /** What is forgotten at night: slow, and nobody waits for it. */
  upkeep: { concurrency: 1, jobs: ['forget-batches', 'forget-old-rows', 'sweep-files', 'reduce-people'] },
} as const satisfies Record<string, Lane>

export type LaneName = keyof typeof lanes
export type JobName = (typeof lanes)[LaneName]['jobs'][number]

export const laneNames: readonly LaneName[] = ['mails', 'webhooks', 'documents', 'rounds', 'imports', 'upkeep']

/** Of the lanes whose statements are short. */
export const briefJobs: readonly JobName[] = laneNames.flatMap((name) => {
  const lane: Lane = lanes[name]
  return lane.isBrief ? lanes[name].jobs : []
})

/** The lane of a job; empty for one of another version. */
export const laneOf = (name: string): string =>
  laneNames.find((lane) => lanes[lane].jobs.some((known) => known === name)) ?? ''

/** The names of the jobs of the lane in which this job is done. */
export function laneMates(name: JobName): readonly string[] {
  const lane: Lane | undefined = Object.values(lanes).find(({ jobs }) => jobs.some((known) => known === name))
  return lane?.jobs ?? [name]
}

/** Connections of one process's lanes: each listens on one, and asks for its jobs on those that are free. */
export const laneConnections = laneNames.length + 3
