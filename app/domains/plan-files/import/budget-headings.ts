/** What the title of a column of amounts says beside « budget »: its year, its funder, its nature, its unit. Pure. Rules: docs/rules/taking-up.md §3. */
import { plainWords } from '#app/kernel/plain-words.ts'

export type BudgetHeading = {
  readonly year: number | undefined
  /** As it is written; empty when none is. */
  readonly funder: string
  readonly nature: 'operating' | 'investment' | undefined
  /** « Budget (k€) »: what a number alone is counted in. */
  readonly unit: 1 | 1000
  /** « Total », beside the columns it adds. */
  readonly isTotal: boolean
}

const said =
  /^(budgets?|couts?|montants?|financements?|financeurs?|finances?|moyens|financiers?|depenses?|credits?|subventions?|previsionnel(le)?s?|previsions?|prevue?s?|estime?e?s?|estimations?|annuel(le)?s?|totale?s?|totaux|global(e|aux)?|general|generale|part|participations?|apports?|contributions?|demande?e?s?|sollicite?e?s?|en|euros?|k?€|ke|ttc|ht|de|du|la|le|les|l|d|des|par|pour|annee|an|exercice|action|actions|plan|n|indicatif|a)$/

const funders =
  /\b(caf|cnaf|msa|ville|communes?|mairie|ccas|cias|departement\w*|regions?|regional|etat|epci|agglo\w*|communaute|intercommunalite|interco|metropole|collectivites?|ars|cpam|carsat|prefecture|ddets|deets|drajes|sdjes|anct|fse|feader|europe|syndicat|association|bailleurs?|pmi|fonds propres|autres?|familles|usagers|cofinanceurs?)\b/
/** « T1 », « S2 », « Q4 »: a part of a year, and nobody. */
const partOfYear = /^[TSQ][1-4]$/
const acronym = /^[A-Z][A-Z\d]{1,6}$/

/** « Caf », « MSA », « Ville de Test »: who may give, by the words of its name. */
export const isFunderName = (name: string): boolean =>
  funders.test(plainWords(name)) || (acronym.test(name) && !partOfYear.test(name))

const longestFunder = 40
/** « du Pays de Test », « 92 », « propres »: what a funder's own name goes on with. */
const ofName = /^(?:\d{1,3}|de|du|des|la|le|les|en|sur|[dl]['’].*|agglomération|agglo|urbaine|\p{Lu}[\p{L}'’-]*)$/u
/** A name of who may give, and nothing else: « Ville de Test », « CAF 92 »; « demande au département », « Caf refusée » say more. */
export const isFunderAlone = (name: string): boolean => {
  const [first = '', ...others] = name.replace(/^(?:la |le |les |l['’]|conseil )/i, '').split(/\s+/)
  return (
    name.length <= longestFunder &&
    !/^(autres?|association|familles|usagers|etat)$/.test(plainWords(first)) &&
    funders.test(plainWords(first)) &&
    !/^(?:en|sur)$/i.test(others.at(-1) ?? '') &&
    others.every((word) => ofName.test(word) || funders.test(plainWords(word)))
  )
}

/** @param isParty whether a name is one of the CTG's */
export function readBudgetHeading(header: string, isParty: (name: string) => boolean): BudgetHeading {
  const words = plainWords(header)
  const years = words.match(/\b20\d\d\b/g) ?? []
  const tokens = header.split(/[\s,;:()/–—+]+|-(?=\s)/).filter((token) => token !== '' && token !== '-')
  const isOther = (token: string): boolean => {
    const plain = plainWords(token).replace(/^[dl]'|\.$/g, '')
    return plain !== '' && !said.test(plain) && !/^\d+$/.test(plain) && !/^(fonctionnement|investissement)$/.test(plain)
  }
  const [first, last] = [tokens.findIndex(isOther), tokens.findLastIndex(isOther)]
  const name =
    first < 0
      ? ''
      : tokens
          .slice(first, last + 1)
          .join(' ')
          .replace(/^[dl]['’]/, '')
  const isFunder = isParty(name) || isFunderName(name)
  return {
    year: years.length === 1 ? Number(years[0]) : undefined,
    funder: isFunder && name.length <= 80 ? name : '',
    nature: /fonctionnement/.test(words) ? 'operating' : /investissement/.test(words) ? 'investment' : undefined,
    unit: /k ?€|\bke\b|milliers d'euros/.test(words) ? 1000 : 1,
    isTotal: /\b(total|totaux|global)\b/.test(words),
  }
}
