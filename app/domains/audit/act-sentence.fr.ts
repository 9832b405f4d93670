/** What a line of the journal says, in French. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { actSentences } from '#app/things/register.ts'

/** The sentence of an act; an act that none declares is never named by its code. */
export const actSentence = (act: string): string => actSentences.get(act) ?? 'Changement enregistré'

/** How somebody came in, as the line says it. */
export const entryWays = [
  'password',
  'link',
  'demonstration',
  'passkey',
  'provider',
  'provider-invitation',
  'provider-domain',
] as const
type EntryWay = (typeof entryWays)[number]

type EntryAct = {
  readonly action: string
  readonly way?: EntryWay | undefined
  readonly failures?: number | undefined
}

const ways: Readonly<Record<EntryWay, string>> = {
  password: 'Connexion par mot de passe',
  link: 'Connexion par un lien reçu',
  demonstration: 'Connexion à un compte de démonstration',
  passkey: 'Connexion par clé d’accès',
  provider: 'Connexion par le fournisseur d’identité',
  'provider-invitation': 'Première connexion par le fournisseur d’identité, sur invitation',
  'provider-domain': 'Première connexion par le fournisseur d’identité, par un domaine ouvert',
}

/** An hour of failures is told at the first, the tenth, the hundredth… */
const failureSentence = (failures: number): string =>
  failures === 1 ? 'Échec de connexion' : `${formatCount(failures, 'échec')} de connexion en une heure`

/** The sentence of a line of the journal of the instance. */
export function instanceSentence({ action, way, failures }: EntryAct): string {
  if (way) return ways[way]
  if (failures === undefined) return actSentence(action)
  if (action === 'person.entry-failed') return failureSentence(failures)
  return failures === 1 ? actSentence(action) : `${actSentence(action)}, ${failures} fois en une heure`
}
