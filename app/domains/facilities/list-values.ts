/** Texts of a list of facilities, as values. Pure. Rules: docs/rules/facilities.md §3. */
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { FacilityKind, FacilityState, OperatorKind } from './facilities.ts'

/** The first rule that answers wins: « micro-crèche » before « crèche ». */
const kindWords: readonly (readonly [FacilityKind, RegExp])[] = [
  ['micro-creche', /\bmicro ?creche/],
  ['creche-familiale', /\b(creche familiale|accueil familial|saf)\b/],
  ['jardin-enfants', /\bjardins? d (enfants|eveil)|\bhalte ?garderie|\bhalte\b/],
  ['multi-accueil', /\bmulti ?accueil|\bcreche|\beaje\b|\bcollectif\b/],
  // What is named after childminders, before themselves: « relais d’assistantes maternelles » is no one’s home.
  ['mam', /\bmam\b|maisons? (d |des )?(assistant|ass mat)/],
  ['rpe', /\brpe\b|\brami?\b|\brape\b|\brelais (\w+ )*(petite enfance|assistant|ass mat|maternel)/],
  ['assistantes-maternelles', /\bassistante?s? maternell?e?s?\b|\bass(istante?)?s? ?mats?\b|\bam\b/],
  ['laep', /\blaep\b|lieux? d accueil enfants? parents?/],
  ['alsh-extrascolaire', /\bextra ?scolaire|\bvacances\b/],
  ['alsh-periscolaire', /\bperi ?scolaire|\balsh\b|\baccueils? de loisirs|\bcentres? de loisirs|\bclsh\b/],
  ['ludotheque', /\bludotheque/],
  ['clas', /\bclas\b|accompagnement a la scolarite/],
  ['pij', /\bpij\b|\binfo(rmation)? jeunes/],
  ['fjt', /\bfjt\b|foyer (de |des )?jeunes travailleurs|habitat jeunes/],
  [
    'accueil-jeunes',
    /accueils? (de |des )?jeunes|\bps jeunes|prestation jeunes|(espaces?|locaux|local|maisons?|clubs?|accueils?) (de |des )?(jeunes|ados|adolescents)\b|\bmjc\b/,
  ],
  ['mediation-familiale', /mediation familiale/],
  ['espace-rencontre', /espaces? (de )?rencontre/],
  ['evs', /\bevs\b|espaces? de vie sociale/],
  ['centre-social', /centres? (social|sociaux|socio ?culturel)/],
  ['france-services', /france services?|\bmsap\b|services au public/],
  ['ccas', /\bccas\b|\bcias\b/],
  ['pmi', /\bpmi\b|protection maternelle/],
  [
    'maison-solidarites',
    /\bmds\b|\butas\b|\budas\b|maisons? (departementales? )?(des |de la )?solidarites?|centres? medico ?soci|territoires? d action sociale/,
  ],
  ['college', /\bcolleges?\b/],
  ['point-conseil-budget', /\bpcb\b|points? conseil budget/],
  ['aire-accueil', /aires? d accueil|gens du voyage/],
  ['other', /^autres?\b/],
]

const first = <Value>(text: string, rules: readonly (readonly [Value, RegExp])[]): Value | undefined => {
  const plain = plainName(text)
  return rules.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** « ALSH », « centre de loisirs »: most are both, and a list seldom says which one it counts. */
export const saysItsTime = (text: string): boolean =>
  /\b(peri|extra) ?scolaire|\bvacances\b|\bmercredis?\b/.test(plainName(text))

export const readKind = (text: string): FacilityKind | undefined => first(text, kindWords)

const stateWords: readonly (readonly [FacilityState, RegExp])[] = [
  ['closed', /^(ferme|fermee|supprime|cesse|non\b)/],
  ['planned', /^(projet|prevu|prevue|a venir|en cours|en projet|ouverture prevue|en travaux)/],
  ['open', /^(ouvert|ouverte|en service|en fonctionnement|actif|active|oui\b|existant)/],
]
export const readState = (text: string): FacilityState | undefined => first(text, stateWords)

const operatorWords: readonly (readonly [OperatorKind, RegExp])[] = [
  ['association', /asso|mutuel|cooperat|fondation/],
  ['public', /public|commun|ville|municipal|epci|intercommun|departement|ccas|cias|regie/],
  ['company', /prive|entreprise|societe|lucratif|sarl|sas\b/],
]
export const readOperatorKind = (text: string): OperatorKind | undefined => first(text, operatorWords)

export const readYesOrNo = (text: string): boolean | undefined => {
  const plain = plainName(text)
  if (/^(oui|o|x|vrai|1|conventionne|signee?|en cours)\b/.test(plain)) return true
  return /^(non|n|faux|0|sans|aucune?)\b/.test(plain) ? false : undefined
}

/** What an office writes where it does not know: « n.c. », « - », « ? », « non communiqué ». */
export const isUnsaid = (text: string): boolean =>
  /^(n\.? ?[cdr]\.?|[-–—?./]+|non (communiqu|conn|renseign|précis)\w*|inconnue?s?|à (préciser|compléter))$/iu.test(
    text.trim(),
  )

/** Of several communes at once. */
export const isWholeTerritory = (text: string): boolean =>
  /^(tout(es)?( l[ea]s?)?( territoires?| communes)?|territoire|cc|ca|cdc|epci|itinerante?|(inter|multi|pluri) ?communale?s?|intercommunalite|communaute( de communes| d agglomeration)?)$/.test(
    plainName(text),
  )

/** A line that adds up the others. */
export const isTotal = (text: string): boolean => /^(sous )?tota(l|ux)\b|^ensemble\b/.test(plainName(text))

/** « 45 », « 45 places »; undefined for what is not one whole number of places. */
export const readPlaces = (text: string): number | undefined => {
  const digits =
    /^(\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d{1,6})(?:[,.]0+)?\s*(?:places?|pl|enfants?|jeunes|berceaux|lits?|logements?|emplacements?)?\.?$/i.exec(
      text.trim(),
    )?.[1]
  const places = digits === undefined ? Number.NaN : Number(digits.replace(/\s/g, ''))
  return Number.isFinite(places) && places <= 100_000 ? places : undefined
}
