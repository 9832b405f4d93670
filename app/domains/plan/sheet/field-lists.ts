/** The lists in which fields of a sheet are chosen, and the names cells may say. Pure. Rules: docs/rules/plan.md §9, §15. */
import { plainWords } from '#app/kernel/plain-words.ts'
import { serviceText } from './service-text.ts'

/** Lists of an exported workbook, in the order of its sheet « Listes ». */
export const listNames = [
  'statuses',
  'themes',
  'parties',
  'services',
  'stepStatuses',
  'natures',
  'meansStates',
  'priorities',
  'recurrences',
  'inhabitantsParts',
  'bodies',
  'taxes',
] as const
export type ListName = (typeof listNames)[number]

/** Lists of the CTG; `shortParties`: parties, by their short name first. */
export type NameList = keyof Omit<FieldLists, 'ctg'> | 'shortParties'

type Named = { readonly id: string; readonly name: string }

/** What fields name, each in the order of the CTG. */
export type FieldLists = {
  readonly objectives: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly axisId: string
    readonly themeId: string | null
  }[]
  readonly themes: readonly Named[]
  readonly parties: readonly (Named & { readonly shortName: string })[]
  readonly services: readonly (Named & { readonly partyId: string; readonly partyShortName: string })[]
  /** Members of the CTG: who may lead an action with an account. */
  readonly people: readonly Named[]
  readonly bodies: readonly Named[]
  /** Of the perimeter; their id is their code. */
  readonly communes: readonly Named[]
  readonly areas: readonly (Named & { readonly communeName: string })[]
  readonly linkedPlans: readonly Named[]
  /** For « fin de la CTG ». */
  readonly ctg: { readonly startsOn: string | null; readonly endsOn: string | null }
}

/** « Le Luth (Gennevilliers) »: two communes may name a quartier alike. */
export const areaText = ({ name, communeName }: { readonly name: string; readonly communeName: string }): string =>
  `${name} (${communeName})`

/** A thing one may name: as Trame writes it, and the plain words that say it, the fullest first. */
export type Choice = { readonly id: string; readonly text: string; readonly words: readonly string[] }

const choice = (id: string, text: string, ...shorter: readonly string[]): Choice => ({
  ...{ id, text, words: [text, ...shorter].map(plainWords) },
})
const named = (things: readonly Named[]): readonly Choice[] => things.map(({ id, name }) => choice(id, name))

const makers: Readonly<Record<NameList, (lists: FieldLists) => readonly Choice[]>> = {
  objectives: ({ objectives }) => objectives.map(({ id, code, title }) => choice(id, `${code} ${title}`, code, title)),
  themes: ({ themes }) => named(themes),
  parties: ({ parties }) => parties.map(({ id, name, shortName }) => choice(id, name, shortName)),
  shortParties: ({ parties }) => parties.map(({ id, name, shortName }) => choice(id, shortName, name)),
  services: ({ services }) =>
    services.map(({ id, name, partyShortName }) => choice(id, serviceText({ name, partyName: partyShortName }), name)),
  people: ({ people }) => named(people),
  bodies: ({ bodies }) => named(bodies),
  communes: ({ communes }) => named(communes),
  areas: ({ areas }) => areas.map((area) => choice(area.id, areaText(area), area.name)),
  linkedPlans: ({ linkedPlans }) => named(linkedPlans),
}

/** A plan of three hundred actions asks thousands of times for the same lists. */
const made = new WeakMap<FieldLists, Map<NameList, readonly Choice[]>>()

/** What one may name in a list, in the order of the CTG. */
export function choicesIn(list: NameList, lists: FieldLists): readonly Choice[] {
  const known = made.get(lists) ?? new Map<NameList, readonly Choice[]>()
  made.set(lists, known)
  const choices = known.get(list) ?? makers[list](lists)
  known.set(list, choices)
  return choices
}

/** Those a text names, accents and capitals forgiven: by their fullest name that fits any, several when it is ambiguous. */
export function choicesNamed(text: string, choices: readonly Choice[]): readonly Choice[] {
  const words = plainWords(text)
  const depth = Math.max(0, ...choices.map((one) => one.words.length))
  for (let place = 0; words !== '' && place < depth; place += 1) {
    const found = choices.filter((one) => one.words[place] === words)
    if (found.length > 0) return found
  }
  return []
}
