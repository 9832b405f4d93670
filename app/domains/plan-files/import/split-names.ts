/**
 * Several names in one cell: those the CTG knows, and what stands between them, in their order. A name that holds a separator is
 * never cut, nor words that nothing knows. Pure. Rules: docs/rules/taking-up.md §5.
 */
import { choicesIn, choicesNamed } from '#app/domains/plan/sheet/field-lists.ts'
import { type ImportFacts, type Lead, matchLead } from './match-values.ts'

/** Known by its very name, or as someone said; `personId`: a member of the CTG. */
export type NamedPart = Lead & { readonly text: string; readonly personId: string | null; readonly isKnown: boolean }

const separator = /\s*[\n,;/&]\s*|\s+et\s+|\s+\+\s+/giu
/** A paragraph is no list of names. */
const mostNames = 24

/** The only member of this name. */
export function matchPerson(text: string, facts: ImportFacts): string | null {
  const [found, another] = choicesNamed(text, choicesIn('people', facts))
  return found && !another ? found.id : null
}

export function matchName(text: string, facts: ImportFacts): NamedPart {
  const lead = matchLead(text, facts)
  const personId = lead.partyId === null ? matchPerson(text, facts) : null
  return { ...lead, text, personId, isKnown: lead.partyId !== null || personId !== null }
}

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

/** @returns undefined when the cell is one name, or when none of its parts is known */
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
    const length = ends.findLastIndex((to) => matchName(tidy(text.slice(from, to)), facts).isKnown) + 1
    if (length > 0) {
      closeUnknown(pieces[at - 1]?.[1] ?? from)
      parts.push(matchName(tidy(text.slice(from, ends[length - 1] ?? end)), facts))
    } else unknownFrom ??= from
    at += Math.max(1, length)
  }
  closeUnknown(text.length)
  return parts.some(({ isKnown }) => isKnown) ? parts : undefined
}
