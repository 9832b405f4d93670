/** Where the map of the site leads, the menus aside. Pure. The end-to-end test of the sample holds it to the menus. */
import { libraryLabels } from '#app/domains/library/labels.fr.ts'
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { frameLabels as t } from './frame-labels.fr.ts'

type Place = readonly [label: string, to: string]

/** @param addresses of the public pages that are on */
export const openPlaces = (addresses: readonly string[]): readonly Place[] => [
  ['Se connecter', '/connexion'],
  ['Mot de passe oublié', '/mot-de-passe'],
  ...addresses.map((address): Place => [`Page publique : ${address}`, `/t/${address}`]),
  ['Aide', '/aide'],
  ['Vérifier un document', '/verifier'],
  ['API pour les développeurs', '/api'],
  [accessibilityMention, '/accessibilite'],
]

export const personalPlaces: readonly Place[] = [
  [t.myCtgs, '/'],
  [t.myActions, '/actions'],
  ['Campagnes', '/campagnes'],
  [libraryLabels.title, '/bibliotheque'],
  ['Comparer', '/comparer'],
  ['Renouvellements', '/renouvellements'],
  ['Territoire couvert', '/couverture'],
  ['Observatoire', '/observatoire'],
  ['Créer ou reprendre une CTG', '/ctg/nouvelle'],
  ['Notifications', '/notifications'],
  [t.account, '/compte'],
]
