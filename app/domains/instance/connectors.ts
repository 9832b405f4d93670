/** What an instance is linked to, and which of these links can be tried. Pure. Rules: docs/rules/instance.md §6. */

/** As the addresses and the rows name them. */
export const connectors = ['courriel', 'fichiers', 'identite', 'horodatage', 'chiffres', 'webhooks'] as const
export type Connector = (typeof connectors)[number]

/** Tried by a job: what is sent changes nothing for anybody. */
export const triedConnectors = [
  'courriel',
  'fichiers',
  'identite',
  'horodatage',
] as const satisfies readonly Connector[]
export type TriedConnector = (typeof triedConnectors)[number]

/** Beyond, the other machine is said to be too slow. */
export const trialMs = 20_000

/** A trial asked for so long ago that no worker can be doing it any more. */
export const trialPatienceMs = 120_000

export type TrialState = 'never' | 'under-way' | 'lost' | 'succeeded' | 'failed'

type Trial = { readonly askedAt: Date; readonly endedAt: Date | null; readonly failure: string | null }

export function trialStateOf(trial: Trial | undefined, at: Date): TrialState {
  if (!trial) return 'never'
  if (trial.endedAt === null) return at.getTime() - trial.askedAt.getTime() > trialPatienceMs ? 'lost' : 'under-way'
  return trial.failure === null ? 'succeeded' : 'failed'
}
