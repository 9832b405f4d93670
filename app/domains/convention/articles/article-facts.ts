/** The words that fill the facts named in articles, always computed from what the partners wrote. Pure. Rules: docs/rules/convention.md §1.4. */
import { isBodyEnded, isSeatInForce } from '#app/domains/governance/governance.ts'
import type { FactLine, FactName, Facts, FactWords } from '#app/domains/writing/facts.ts'
import { formatDay, formatList, withinSentence } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { CtgFacts } from '../ctg-facts.server.ts'
import { durationWords, partySentence, territoryName } from '../document-words.fr.ts'
import { textLabels } from './labels.fr.ts'

/** Of the plan: axes and objectives as they are numbered and named there. */
export type Outline = {
  readonly axes: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly levelLabel: string
    readonly code: string
    readonly title: string
  }[]
  readonly objectives: readonly { readonly axisId: string; readonly code: string; readonly title: string }[]
}

type Party = CtgFacts['parties'][number]

const words = (text: string): FactWords | undefined => (text === '' ? undefined : { kind: 'words', words: text })
const lines = (list: readonly FactLine[]): FactWords | undefined =>
  list.length === 0 ? undefined : { kind: 'lines', lines: list }

const namesOf = (parties: readonly Party[]): FactWords | undefined =>
  words(formatList(parties.map(({ name }) => withArticle(name))))

const powerOf = ({ powers }: CtgFacts, partyId: string, themeId: string): string =>
  powers.find((one) => one.partyId === partyId && one.themeId === themeId)?.power ?? ''

/** One line per authority: its power on each theme; an authority of which nothing is said is a gap of its own. */
function powerLines(facts: CtgFacts, authorities: readonly Party[]): FactWords | undefined {
  const isAnySaid = authorities.some(({ id }) => facts.themes.some((theme) => powerOf(facts, id, theme.id) !== ''))
  if (!isAnySaid) return
  return lines(
    authorities.map(({ id, name }) => {
      const held = facts.themes.flatMap((theme) => {
        const power = powerOf(facts, id, theme.id)
        return power === '' ? [] : [`${withinSentence(theme.name)} (${power})`]
      })
      return { words: `${name} : ${held.length > 0 ? held.join(', ') : textLabels.toFill(textLabels.heldPowers)}` }
    }),
  )
}

/** Past that many, a table holds on no page: one line per theme. */
const mostColumns = 5

/** Themes down, parties that say something across. */
function matrix(facts: CtgFacts): FactWords | undefined {
  const saying = facts.parties.filter(({ id }) => facts.powers.some(({ partyId }) => partyId === id))
  const rows = facts.themes.map((theme) => [theme.name, ...saying.map(({ id }) => powerOf(facts, id, theme.id))])
  if (saying.length === 0 || rows.length === 0) return
  if (saying.length > mostColumns)
    return lines(
      facts.themes.map((theme) => ({
        words: theme.name,
        below: saying.flatMap(({ id, name }) => {
          const power = powerOf(facts, id, theme.id)
          return power === '' ? [] : [`${name} : ${power}`]
        }),
      })),
    )
  return { kind: 'table', heads: [textLabels.theme, ...saying.map(({ name }) => name)], rows }
}

/** Each highest axis with the objectives below it, at any depth. */
function axisLines({ axes, objectives }: Outline): FactWords | undefined {
  const topOf = (axisId: string): string => {
    const parentId = axes.find(({ id }) => id === axisId)?.parentId
    return parentId ? topOf(parentId) : axisId
  }
  return lines(
    axes
      .filter(({ parentId }) => parentId === null)
      .map(({ id, levelLabel, code, title }) => ({
        words: `${levelLabel} ${code}. ${title}`,
        below: objectives.filter(({ axisId }) => topOf(axisId) === id).map((one) => `${one.code}. ${one.title}`),
      })),
  )
}

type Body = CtgFacts['bodies'][number]

const seatWords = ({ partyName, functionTitle, holderName }: Body['seats'][number]): string =>
  `${partyName} : ${functionTitle}${holderName ? ` (${holderName})` : ''}`

/** One a line, whatever stands before it. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter((line) => line !== '')

/** A party with what it wrote. */
const partyLines = (parties: readonly Party[], field: 'commitments' | 'keptServices'): FactWords | undefined =>
  lines(
    parties.flatMap((party) => {
      const below = linesOf(party[field])
      return below.length === 0 ? [] : [{ words: party.name, below }]
    }),
  )

/** @param today in Paris: seats and bodies of that day */
export function articleFacts(facts: CtgFacts, outline: Outline, today: string): Facts {
  const { parties, communes, themes, linkedPlans, startsOn, endsOn } = facts
  const signatories = parties.filter(({ isSignatory }) => isSignatory)
  const authorities = signatories.filter(({ kind }) => kind === 'authority')
  const bodies = facts.bodies.filter((body) => !isBodyEnded(body, today))
  const all: Readonly<Record<FactName, FactWords | undefined>> = {
    parties: namesOf(signatories),
    'party-lines': lines(signatories.map((party) => ({ words: partySentence(party) }))),
    caf: namesOf(signatories.filter(({ kind }) => kind === 'caf')),
    authorities: namesOf(authorities),
    territory: words(territoryName(facts)),
    perimeter: words(formatList(communes.map(({ name, code }) => `${name} (${code})`))),
    themes: words(formatList(themes.map(({ name }) => withinSentence(name)))),
    powers: powerLines(facts, authorities),
    matrix: matrix(facts),
    axes: axisLines(outline),
    bodies: lines(bodies.map(({ name, rhythm }) => ({ words: rhythm ? `${name}, ${withinSentence(rhythm)}` : name }))),
    seats: lines(
      bodies.map(({ name, seats }) => ({
        words: name,
        below: seats.filter((seat) => isSeatInForce(seat, today)).map(seatWords),
      })),
    ),
    commitments: partyLines(signatories, 'commitments'),
    'kept-services': partyLines(signatories, 'keptServices'),
    plans: lines(linkedPlans.map(({ name, note }) => ({ words: note ? `${name} (${note})` : name }))),
    start: words(startsOn ? formatDay(startsOn) : ''),
    end: words(endsOn ? formatDay(endsOn) : ''),
    duration: words(durationWords(startsOn, endsOn)),
  }
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined))
}
