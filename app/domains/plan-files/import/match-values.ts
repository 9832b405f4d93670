/**
 * What names of a spreadsheet are in this CTG: by their very name, or because someone said so; else they stay words, and are
 * listed with what they may be. Pure. Rules: docs/rules/taking-up.md §5.
 */
import { type ActionStatus, actionStatuses } from '#app/domains/plan/plan.ts'
import { choicesIn, choicesNamed, type FieldLists, type NameList } from '#app/domains/plan/sheet/field-lists.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import type { ValueChoice } from './import-mapping.ts'

/** The lists of the CTG, and what someone said of names that nothing matched. */
export type ImportFacts = FieldLists & { readonly values: readonly ValueChoice[] }

const chosen = ({ values }: ImportFacts, kind: ValueChoice['kind'], text: string): string | undefined => {
  const words = plainWords(text)
  return values.find((choice) => choice.kind === kind && choice.words === words)?.to
}

/** The only one that has this name, else the one someone said. */
function idNamed(list: NameList, kind: ValueChoice['kind'], text: string, facts: ImportFacts): string | undefined {
  const choices = choicesIn(list, facts)
  const [found, another] = choicesNamed(text, choices)
  if (found && !another) return found.id
  const said = chosen(facts, kind, text)
  return choices.find(({ id }) => id === said)?.id
}

const tidy = (text: string): string =>
  text
    .replace(/\s*\n\s*(?=[(+])/g, ' ')
    .replace(/\s*\n\s*/g, ', ')
    .trim()

type Lead = { readonly partyId: string | null; readonly serviceId: string | null; readonly name: string }

export function matchLead(text: string, facts: ImportFacts): Lead {
  const partyId = idNamed('parties', 'lead', text, facts)
  if (partyId) return { partyId, serviceId: null, name: '' }
  const serviceId = idNamed('services', 'lead', text, facts)
  const service = facts.services.find(({ id }) => id === serviceId)
  if (service) return { partyId: service.partyId, serviceId: service.id, name: '' }
  return { partyId: null, serviceId: null, name: tidy(text) }
}

export const matchPartner = (text: string, facts: ImportFacts): string | null =>
  idNamed('parties', 'partner', text, facts) ?? null

export const chosenStatus = (text: string, facts: ImportFacts): ActionStatus | undefined =>
  actionStatuses.find((status) => status === chosen(facts, 'status', text))

/** The theme an axis is about, when it has its very name or someone said so. */
export const matchTheme = (title: string, facts: ImportFacts): string | null =>
  idNamed('themes', 'theme', title, facts) ?? null

export type UnknownValue = {
  readonly kind: ValueChoice['kind']
  readonly text: string
  /** How many times it is met. */
  readonly count: number
  /** What it may be: proposed, never taken without a word. */
  readonly near: string | undefined
  /** What someone said it is. */
  readonly to: string | undefined
}

/** Beyond, the most met only: nobody answers a hundred questions. */
const mostAsked = 60

/** Each name that nothing matches, the most met first; themes last. */
export function listUnknownValues(
  met: {
    readonly leads: readonly string[]
    readonly partners: readonly string[]
    readonly statuses: readonly string[]
    readonly axes: readonly string[]
  },
  facts: ImportFacts,
): readonly UnknownValue[] {
  const unsaid = { ...facts, values: [] }
  const unknown: readonly (readonly [ValueChoice['kind'], readonly string[]])[] = [
    ['lead', met.leads.filter((text) => matchLead(text, unsaid).partyId === null)],
    ['partner', met.partners.filter((text) => matchPartner(text, unsaid) === null)],
    ['status', met.statuses.filter((text) => parseStatus(text) === undefined)],
    ['theme', met.axes.filter((title) => matchTheme(title, unsaid) === null)],
  ]
  return unknown.flatMap(([kind, texts]) =>
    [
      ...Map.groupBy(
        texts.filter((text) => plainWords(text) !== '' && text.length <= 300),
        plainWords,
      ).values(),
    ]
      .toSorted((one, other) => other.length - one.length)
      .slice(0, mostAsked)
      .map(([text = '', ...again]) => ({
        kind,
        text,
        count: again.length + 1,
        near: nearOf(kind, text, facts),
        to: chosen(facts, kind, text),
      })),
  )
}

/** Words that say which one it is. */
const telling = (text: string): readonly string[] =>
  plainWords(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3 && !/^(dans|pour|avec|service|direction|communaute|departement\w*)$/.test(word))
    .map((word) => (/^(mairie|commune)$/.test(word) ? 'ville' : word))

/** The thing whose name shares most telling words, if one does more than the others. */
function nearOf(
  kind: ValueChoice['kind'],
  text: string,
  { parties, services, themes }: ImportFacts,
): string | undefined {
  const things: readonly { readonly id: string; readonly told: string }[] =
    kind === 'theme'
      ? themes.map(({ id, name }) => ({ id, told: name }))
      : kind === 'status'
        ? []
        : [
            ...parties.map(({ id, name, shortName }) => ({ id, told: `${name} ${shortName}` })),
            ...(kind === 'lead' ? services.map(({ id, name }) => ({ id, told: name })) : []),
          ]
  const own = new Set(telling(text))
  const scored = things
    .map(({ id, told }) => ({ id, score: new Set(telling(told).filter((word) => own.has(word))).size }))
    .toSorted((one, other) => other.score - one.score)
  const [best, next] = scored
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.id : undefined
}
