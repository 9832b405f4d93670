/** Names typed in a cell, found in the lists of the CTG: exactly, accents and capitals forgiven. Pure. Rules: docs/rules/plan.md §15. */

import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import { cellLabels as t } from './labels.fr.ts'

/** What is understood of a text, or why it is not. */
export type Reading<T> = { readonly ok: true; readonly patch: T } | { readonly ok: false; readonly reason: string }

export type Named = { readonly id: string; readonly name: string; readonly shortName?: string }

/** What cells name, each in the order of the CTG. */
export type CellLists = {
  readonly objectives: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly axisId: string
    readonly themeId: string | null
  }[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly parties: readonly { readonly id: string; readonly name: string; readonly shortName: string }[]
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly partyId: string
    readonly partyShortName: string
  }[]
  /** Members of the CTG: who may lead an action with an account. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  /** Of the perimeter; their id is their code. */
  readonly communes: readonly { readonly id: string; readonly name: string }[]
  readonly areas: readonly { readonly id: string; readonly name: string; readonly communeName: string }[]
  readonly linkedPlans: readonly { readonly id: string; readonly name: string }[]
  /** For « fin de la CTG ». */
  readonly ctg: { readonly startsOn: string | null; readonly endsOn: string | null }
}

const isCalled = (words: string, names: readonly (string | undefined)[]): boolean =>
  names.some((name) => name !== undefined && plainWords(name) === words)

export const nameOf = (things: readonly Named[], id: string | null): string =>
  things.find((thing) => thing.id === id)?.name ?? ''

/** The only one of these. */
function onlyOne(found: readonly { readonly id: string }[], unknown: string, ambiguous: string): Reading<string> {
  const [first, second] = found
  if (!first) return { ok: false, reason: unknown }
  return second ? { ok: false, reason: ambiguous } : { ok: true, patch: first.id }
}

/** By its full name first, else by its short name. */
export function readName(
  text: string,
  things: readonly Named[],
  unknown: (names: readonly string[]) => string,
): Reading<string> {
  const words = plainWords(text)
  const exact = things.filter(({ name }) => isCalled(words, [name]))
  const found = exact.length > 0 ? exact : things.filter(({ shortName }) => isCalled(words, [shortName]))
  return onlyOne(found, unknown(things.map(({ name }) => name)), t.ambiguous)
}

/** « Petite enfance (Ville) », or « Petite enfance » when only one party has a service so named. */
export function readService(text: string, { services }: CellLists): Reading<string> {
  const words = plainWords(text)
  const full = ({ name, partyShortName }: CellLists['services'][number]) =>
    serviceText({ name, partyName: partyShortName })
  const exact = services.filter((service) => isCalled(words, [full(service)]))
  const found = exact.length > 0 ? exact : services.filter(({ name }) => isCalled(words, [name]))
  return onlyOne(found, t.serviceUnknown(services.map(full)), t.serviceAmbiguous)
}

/** « Le Luth (Gennevilliers) »: two communes may name a quartier alike; the bare name is enough while it is the only one. */
export const areaName = ({ id, name, communeName }: CellLists['areas'][number]): Named => ({
  id,
  name: `${name} (${communeName})`,
  shortName: name,
})

/** Several of a list, one a line or separated by semicolons. */
export function readSeveral(
  text: string,
  things: readonly Named[],
  unknown: (text: string) => string,
): Reading<readonly string[]> {
  const ids: string[] = []
  for (const name of text.split(/\n|;/).filter((one) => one.trim() !== '')) {
    const reading = readName(name, things, () => unknown(name.trim()))
    if (!reading.ok) return reading
    ids.push(reading.patch)
  }
  return { ok: true, patch: [...new Set(ids)] }
}

type Objective = CellLists['objectives'][number]

const readObjective = (text: string, objectives: readonly Objective[]): Reading<string> => {
  const words = plainWords(text)
  const exact = objectives.filter(({ code, title }) => isCalled(words, [code, `${code} ${title}`]))
  const found = exact.length > 0 ? exact : objectives.filter(({ title }) => isCalled(words, [title]))
  return onlyOne(found, t.objectiveUnknown(text), t.objectiveAmbiguous)
}

/** Objectives by number, by title or by both; one a line, or separated by semicolons. */
export function readNames(text: string, objectives: readonly Objective[]): Reading<readonly string[]> {
  const ids: string[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const whole = readObjective(line, objectives)
    const readings = whole.ok
      ? [whole]
      : line
          .split(';')
          .filter((one) => one.trim() !== '')
          .map((one) => readObjective(one, objectives))
    for (const reading of readings) {
      if (!reading.ok) return reading
      ids.push(reading.patch)
    }
  }
  return { ok: true, patch: [...new Set(ids)] }
}
