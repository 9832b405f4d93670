/** French articles and agreement. Pure. Heuristics: the words come from people. */
import { ofName } from './elision.fr.ts'
import { formatNumber } from './format.ts'
import { articles, type Start } from './grammar.fr.ts'

const NO_BREAK_SPACE = '\u00a0'

const startOf = (name: string): Start | undefined => articles.find(({ firstWords }) => firstWords.test(name))

/** « la », « le », « l’ » with the space it wants, for the name of an organisation; empty when its first word is not known. */
export const articleOf = (name: string): string => startOf(name)?.article ?? ''

/** « la Caf des Hauts-de-Seine », « la Communauté de communes du Pays de Lure », « l’Agence régionale de santé »; else as it is. */
export const withArticle = (name: string): string => `${articleOf(name)}${name}`

/** `de la Caf`, `du Département`, `de l’Agglomération`, `de Clichy`. */
export function ofParty(shortName: string): string {
  const withItsArticle = withArticle(shortName)
  if (withItsArticle === shortName) return ofName(shortName)
  return withItsArticle.startsWith('le ') ? `du ${shortName}` : `de ${withItsArticle}`
}

/** « représenté » for « le Département », « l’Établissement public »; « représentée » for « la Caf », and for a party of an unknown name. */
export const agreeing = (participle: string, name: string): string =>
  startOf(name)?.isMasculine ? participle : `${participle}e`

/** After it, words no longer agree with the number: « places | d’accueil », « familles aidées | par an ». */
const linking = /^(?:d[’'].*|de|du|des|par|pour|en|à|au|aux|sur|avec|chez|et|ou|sans)$/iu
const invariable = /^(?:mois|fois|pays|avis|temps|cours|parcours|repas|bus|colis|accès|relais|envois)$/iu

const inSingular = (word: string): string =>
  invariable.test(word) || /[-’']/.test(word) || !/[^su]s$/iu.test(word) ? word : word.slice(0, -1)

/** A unit as it was typed, usually plural: « 0 place d’accueil », « 1 famille aidée », « 12 familles aidées », « 57,4 % ». */
function unitFor(value: number, unit: string): string {
  if (Math.abs(value) >= 2) return unit
  const words = unit.split(' ')
  const end = words.findIndex((word) => linking.test(word))
  return words.map((word, index) => (end >= 0 && index >= end ? word : inSingular(word))).join(' ')
}

/** A number and the unit people gave it, which may be empty. @param decimals as `formatNumber` */
export function formatQuantity(value: number, unit: string | null, decimals?: number): string {
  const number = formatNumber(value, decimals)
  return unit ? `${number}${NO_BREAK_SPACE}${unitFor(value, unit)}` : number
}
