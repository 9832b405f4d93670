/**
 * Several names in one cell: those the CTG knows, and what stands between them, in their order. A name that holds a separator is
 * never cut, nor words that nothing knows. Pure. Rules: docs/rules/taking-up.md §5.
 */
import { choicesIn, choicesNamed } from '#app/domains/plan/sheet/field-lists.ts'
import { type ImportFacts, type Lead, matchLead } from './match-values.ts'

/** Known by its very name, as someone said, or as a person by « Mme », « M. »; `personId`: a member of the CTG. */
export type NamedPart = Lead & { readonly text: string; readonly personId: string | null; readonly isKnown: boolean }

/** « M. et Mme Dupont » stay one name. */
const separator = /\s*[\n,;/&]\s*|(?<!\bm[mr]?\.?|\bmonsieur)\s+et\s+|\s+\+\s+/giu
/** A paragraph is no list of names. */
const mostNames = 24

/** The only member of this name. */
export function matchPerson(text: string, facts: ImportFacts): string | null {
  const [found, another] = choicesNamed(text, choicesIn('people', facts))
  return found && !another ? found.id : null
}

/** « Mme Dupont (Caf) » is someone of a party, unless it is a party itself. */
export function matchName(text: string, facts: ImportFacts): NamedPart {
  const lead = matchLead(text, facts)
  const personId = lead.partyId === null ? matchPerson(text, facts) : null
  const [, name = '', party = ''] = /^([^()]*[^()\s])\s*\(([^()]+)\)$/.exec(text.trim()) ?? []
  const isOne = lead.partyId === null && cut(name).length === 1 && matchLead(name, facts).partyId === null
  const of = isOne ? matchLead(party, facts) : lead
  if (of.partyId !== lead.partyId) return { ...of, name, text, personId: matchPerson(name, facts), isKnown: true }
  return { ...lead, text, personId, isKnown: lead.partyId !== null || personId !== null }
}

/** Said to be one person, though nothing knows her; « Monsieur » alone is nobody. */
const isPerson = (text: string): boolean =>
  /^(mme|m\.|mr|mlle|madame|monsieur)\s*[^\s()][^()]*(\([^()]*\))?$/iu.test(text)

/** Where each name may begin and end, by the separators. */
function cut(text: string): readonly (readonly [from: number, to: number])[] {
  const pieces: (readonly [number, number])[] = []
  let from = 0
  for (const { index, 0: found } of text.matchAll(separator)) {
    pieces.push([from, index])
    from = index + found.length
  }
  return [...pieces, [from, text.length] as const].filter(([start, end]) => text.slice(start, end).trim() !== '')
}

const tidy = (text: string): string => text.replace(/^[\s•●▪■◦*–—-]+/, '').trim()

/** @returns undefined when the cell is one name, or when none of its parts is known nor said to be a person */
export function splitNames(text: string, facts: ImportFacts): readonly NamedPart[] | undefined {
  const pieces = cut(text)
  if (pieces.length < 2 || pieces.length > mostNames || matchName(text, facts).isKnown) return
  const parts: NamedPart[] = []
  let unknownFrom: number | undefined
  const closeUnknown = (to: number) => {
    if (unknownFrom !== undefined) parts.push(matchName(tidy(text.slice(unknownFrom, to)), facts))
    unknownFrom = undefined
  }
  for (let at = 0; at < pieces.length; ) {
    const [from, end] = pieces[at] ?? [0, 0]
    // The longest name first: « Enfance, jeunesse et sport » is one service.
    const ends = pieces.slice(at).map(([, to]) => to)
    const known = ends.findLastIndex((to) => matchName(tidy(text.slice(from, to)), facts).isKnown) + 1
    const length = known || Number(isPerson(tidy(text.slice(from, end))))
    if (length > 0) {
      closeUnknown(pieces[at - 1]?.[1] ?? from)
      parts.push({ ...matchName(tidy(text.slice(from, ends[length - 1] ?? end)), facts), isKnown: true })
    } else unknownFrom ??= from
    at += Math.max(1, length)
  }
  closeUnknown(text.length)
  // « Mme Durand, PMI » may be one person: by « Mme » alone, all of them must be persons.
  const isByName = parts.some(({ text: part }) => matchName(part, facts).isKnown)
  return isByName || parts.every(({ isKnown }) => isKnown) ? parts : undefined
}
