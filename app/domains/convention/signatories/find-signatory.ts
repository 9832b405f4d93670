/** Which signatory a name means, as a spreadsheet or the name of a file writes it. Pure. Rules: docs/rules/convention.md §3. */
import { plainWords } from '#app/kernel/plain-words.ts'

export type NamedParty = { readonly partyId: string; readonly name: string; readonly shortName: string }

/** Words alone: « Deliberation_Saint-Remy.pdf » → « deliberation saint remy pdf ». */
const wordsOf = (text: string): string =>
  plainWords(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** What a name says before the place: « commune de », « ville d' », « mairie du », « communauté de communes de la ». */
const generic =
  /^(?:(?:la|le|les|l) )?(?:communes?|ville|mairie|cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)|departement|conseil (?:municipal|departemental|communautaire))(?: (?:de la|de l|des|du|de|d))? /

const bareOf = (text: string): string =>
  wordsOf(text)
    .replace(generic, '')
    .replace(/^(?:le|la|les|l) /, '')

/** The only one of a list; undefined for none or several. */
const theOnly = (found: readonly NamedParty[]): NamedParty | undefined => (found.length === 1 ? found[0] : undefined)

/** By its whole name, its short one, then the place alone; undefined when none or several answer. */
export function findSignatory<Party extends NamedParty>(text: string, parties: readonly Party[]): Party | undefined
export function findSignatory(text: string, parties: readonly NamedParty[]): NamedParty | undefined {
  const words = wordsOf(text)
  if (words === '') return
  const bare = bareOf(text)
  return (
    theOnly(parties.filter(({ name }) => wordsOf(name) === words)) ??
    theOnly(parties.filter(({ shortName }) => wordsOf(shortName) === words)) ??
    theOnly(parties.filter(({ name }) => bareOf(name) === bare)) ??
    theOnly(parties.filter(({ shortName }) => bareOf(shortName) === bare))
  )
}

/** The only signatory named in the name of a file: « Saint-Rémy-la-Laine » is not also « la Laine »; undefined for none or several. */
export function findInFileName(fileName: string, parties: readonly NamedParty[]): NamedParty | undefined {
  const words = ` ${wordsOf(fileName.replace(/\.[a-z0-9]{1,5}$/i, ''))} `
  const held = parties.flatMap((party) => {
    const names = [wordsOf(party.name), wordsOf(party.shortName), bareOf(party.name)]
    const [longest] = names
      .filter((name) => name !== '' && words.includes(` ${name} `))
      .toSorted((one, other) => other.length - one.length)
    return longest === undefined ? [] : [{ party, longest }]
  })
  const whole = held.filter(
    ({ longest }) => !held.some((other) => other.longest !== longest && ` ${other.longest} `.includes(` ${longest} `)),
  )
  return theOnly(whole.map(({ party }) => party))
}
