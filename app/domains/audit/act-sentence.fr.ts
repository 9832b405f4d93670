/** What a line of the journal says, in French. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { actSentences } from '#app/things/register.ts'

/** The sentence of an act; an act that none declares is never named by its code. */
export const actSentence = (act: string): string => actSentences.get(act) ?? 'Changement enregistré'

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

/** The sentence of a line of the journal of the instance. */
export function instanceSentence({ action, way, failures }: Told): string {
  if (way) return ways[way]
  if (failures !== undefined) return failureSentence(failures)
  return actSentence(action)
}
