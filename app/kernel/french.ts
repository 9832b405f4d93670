/** What French does to words that meet: elision, articles, a unit that agrees. Pure; words come from people, so nothing is sure. */
import { formatNumber } from './format.ts'

const NO_BREAK_SPACE = '\u00a0'

/** Before a vowel; an h is taken for mute before é, e, o (Hélène, Henri, Hortense), a y for a vowel before a consonant (Yves). */
const elides = (word: string): boolean => /^(?:[aeiouàâäéèêëîïôöùûü]|h[éèêeo]|y[^aeiouéè])/iu.test(word)

/** « de Marc Popeline », « d’Odile Batiste », « d’Éducation et vacances ». For places, which have articles: `withOf`. */
export const ofName = (name: string): string => (elides(name) ? `d’${name}` : `de ${name}`)

/** First word of the name of an organisation, by its article. */
const articles: readonly (readonly [article: string, firstWords: RegExp])[] = [
  [
    'la ',
    /^(?:Caf|Caisse|Ville|Commune|Communauté|Métropole|MSA|Mutualité|CPAM|Carsat|Région|Collectivité|Direction|Mission|Maison|Préfecture|Fédération|CC|CA|CU)(?![\p{L}’'-])/u,
  ],
  ['le ', /^(?:Département|Conseil|Syndicat|SIVOM|SIVU|CCAS|CIAS|Centre|Pôle|PETR|Pays|Rectorat)(?![\p{L}’'-])/u],
  [
    'l’',
    /^(?:État|Établissement|EPT|EPCI|Agence|Association|Académie|Agglo|Agglomération|Eurométropole|Union|Office)(?![\p{L}’'-])/u,
  ],
]

/** « la Caf des Hauts-de-Seine », « la Communauté de communes du Pays de Lure », « l’Agence régionale de santé »; else as it is. */
export const withArticle = (name: string): string =>
  `${articles.find(([, firstWords]) => firstWords.test(name))?.[0] ?? ''}${name}`

/** What agrees with an organisation: « le Département, représenté par », « la Caf, représentée par »; as « la partie » when nothing says. */
export function agreeWith(name: string, masculine: string): string {
  const said = withArticle(name)
  const isMasculine = said.startsWith('le ') || /^l’(?:État|Établissement|EPT|EPCI|Office)(?![\p{L}-])/u.test(said)
  return isMasculine ? masculine : `${masculine}e`
}

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

/** A number and the unit people gave it, which may be empty. */
export const formatQuantity = (value: number, unit: string | null): string =>
  unit ? `${formatNumber(value)}${NO_BREAK_SPACE}${unitFor(value, unit)}` : formatNumber(value)
