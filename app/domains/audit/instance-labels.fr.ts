/** What the journal of the instance says, in French. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { actSentence } from './labels.fr.ts'

type Told = {
  readonly action: string
  readonly way?: 'password' | 'link' | 'demonstration' | undefined
  readonly failures?: number | undefined
}

const ways = {
  password: 'Connexion par mot de passe',
  link: 'Connexion par un lien reçu',
  demonstration: 'Connexion à un compte de démonstration',
} as const

/** An hour of failures is told at the first, the tenth, the hundredth… */
const failureSentence = (failures: number): string =>
  failures === 1 ? 'Échec de connexion' : `${formatCount(failures, 'échec')} de connexion en une heure`

/** The sentence of a line. */
export function instanceSentence({ action, way, failures }: Told): string {
  if (way) return ways[way]
  if (failures !== undefined) return failureSentence(failures)
  return actSentence(action)
}

export const instanceLabels = {
  title: 'Journal de l’instance',
  lead: 'Connexions, échecs, mots de passe et mandats, du plus récent au plus ancien. Aucun contenu des CTG ne se lit ici.',
  lines: (total: number) => formatCount(total, 'ligne'),
  empty: 'Rien encore : les connexions et les mandats se liront ici.',
  /** Two lines on one address bear the same mark, from which it cannot be found again. */
  unknown: (mark: string) => `adresse sans compte (${mark})`,
  removed: 'compte disparu',
} as const
