/** Where the map of the site leads, the menus aside. Pure. The end-to-end test of the sample holds it to the menus. */
import { libraryLabels } from '#app/domains/library/labels.fr.ts'
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { frameLabels as t } from './frame-labels.fr.ts'

type Place = readonly [label: string, to: string]

type Open = {
  /** The public pages that are on. */
  readonly pages: readonly { readonly address: string; readonly name: string }[]
  readonly isObservatoryOpen: boolean
}

const observatory: Place = ['Observatoire', '/observatoire']

export const openPlaces = ({ pages, isObservatoryOpen }: Open): readonly Place[] => [
  ['Se connecter', '/connexion'],
  ['Mot de passe oublié', '/mot-de-passe'],
  ...pages.map(({ address, name }): Place => [`Page publique : ${name}`, `/t/${address}`]),
  ...(isObservatoryOpen ? [observatory] : []),
  ['Aide', '/aide'],
  ['Vérifier un document', '/verifier'],
  ['API pour les développeurs', '/api'],
  [accessibilityMention, '/accessibilite'],
]

/** The observatory is among them where an account opens it. */
export const personalPlaces = ({ isObservatoryOpen }: Pick<Open, 'isObservatoryOpen'>): readonly Place[] => [
  [t.myCtgs, '/'],
  [t.myActions, '/actions'],
  ['Campagnes', '/campagnes'],
  [libraryLabels.title, '/bibliotheque'],
  ['Comparer', '/comparer'],
  ['Renouvellements', '/renouvellements'],
  ['Territoire couvert', '/couverture'],
  ...(isObservatoryOpen ? [] : [observatory]),
  ['Créer ou reprendre une CTG', '/ctg/nouvelle'],
  ['Notifications', '/notifications'],
  [t.account, '/compte'],
]
