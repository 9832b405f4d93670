/** What a sheet refers to, found again in the lists of the next CTG, and what is not there. Pure. Rules: docs/rules/plan.md §10.8. */

import {
  type ColumnsOf,
  type Field,
  type KeyOf,
  type KindOf,
  keyOf,
  type TiesOf,
} from '#app/domains/plan/sheet/field-kinds.ts'
import type { NameList } from '#app/domains/plan/sheet/field-lists.ts'
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { SheetState } from '#app/domains/plan/sheet/settle.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { plainWords } from '#app/kernel/plain-words.ts'

type Named = { readonly id: string; readonly name: string }
type Titled = { readonly id: string; readonly title: string }
type Party = Named & {
  readonly shortName: string
  readonly kind: PartyKind
  readonly territoryCode: string | null
}
type Theme = Named & { readonly catalogueKey: string | null }
type Service = Named & { readonly partyId: string; readonly cafField: string | null }
type Axis = Titled & { readonly themeId: string | null }
type Objective = Titled & { readonly axisId: string; readonly issueTitle: string | null }
type Area = Named & { readonly communeCode: string; readonly communeName: string; readonly isPriority: boolean }
type LinkedPlan = Named & { readonly note: string }

/** What a CTG has that a sheet may refer to. */
export type Setting = {
  readonly parties: readonly Party[]
  readonly themes: readonly Theme[]
  readonly services: readonly Service[]
  readonly axes: readonly Axis[]
  readonly objectives: readonly Objective[]
  readonly issues: readonly Titled[]
  /** Accounts that may lead here. */
  readonly personIds: readonly string[]
  /** Of the perimeter. */
  readonly communeCodes: readonly string[]
  readonly areas: readonly Area[]
  readonly linkedPlans: readonly LinkedPlan[]
  readonly bodies: readonly Named[]
}

type Referring = KindOf<'reference'> | KindOf<'names'>
const isReferring = (field: Field): field is Referring => field.kind === 'reference' || field.kind === 'names'
const referring = Object.values<Field>(sheetFields).filter(isReferring)
const nameOf = (field: Referring): string => ('tie' in field ? field.tie : keyOf(field.column))

type SheetField = (typeof sheetFields)[keyof typeof sheetFields]
type Naming = Extract<SheetField, { readonly kind: 'reference' | 'names' }>
/** The values of the fields that name things of the CTG. */
export type References = Pick<SheetState, KeyOf<ColumnsOf<Naming>> | TiesOf<Naming>>

/** By its id in the CTG before, the same thing in the next one; what is not there is not in the map. */
export type Pairs = Readonly<Record<Exclude<NameList, 'shortParties'>, ReadonlyMap<string, string>>>

/** What sheets refer to in one list. */
export function referencedIds(references: References, list: NameList): readonly string[]
export function referencedIds(references: Readonly<Record<string, unknown>>, list: NameList): readonly unknown[] {
  const values = referring.filter((field) => field.list === list).map((field) => references[nameOf(field)])
  return values.flat().filter((id) => id !== null)
}

export const isSameName = (one: string, other: string): boolean => plainWords(one) === plainWords(other)

function pairsOf<Item extends { readonly id: string }>(
  from: readonly Item[],
  find: (item: Item) => { readonly id: string } | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    from.flatMap((item) => {
      const same = find(item)
      return same ? [[item.id, same.id]] : []
    }),
  )
}

/** By its name; an authority also by its territory, the Caf when each CTG has only one. */
function findParty(from: readonly Party[], to: readonly Party[], party: Party): Party | undefined {
  const ofKind = (parties: readonly Party[]) => parties.filter(({ kind }) => kind === party.kind)
  const [only, ...others] = ofKind(to)
  return (
    to.find((one) => isSameName(one.name, party.name)) ??
    to.find((one) => party.territoryCode !== null && one.territoryCode === party.territoryCode) ??
    (party.kind === 'caf' && others.length === 0 && ofKind(from).length === 1 ? only : undefined)
  )
}

/** Accents and case forgiven; a theme also by its place in the catalogue, an objective first under the same axis. */
export function pairSettings(from: Setting, to: Setting): Pairs {
  const parties = pairsOf(from.parties, (party) => findParty(from.parties, to.parties, party))
  const titleOfAxis = ({ axes }: Setting, axisId: string) => axes.find(({ id }) => id === axisId)?.title ?? ''
  return {
    parties,
    themes: pairsOf(from.themes, (theme) =>
      to.themes.find(
        (one) =>
          isSameName(one.name, theme.name) || (one.catalogueKey !== null && one.catalogueKey === theme.catalogueKey),
      ),
    ),
    services: pairsOf(from.services, (service) =>
      to.services.find((one) => one.partyId === parties.get(service.partyId) && isSameName(one.name, service.name)),
    ),
    objectives: pairsOf(from.objectives, ({ title, axisId }) => {
      const same = to.objectives.filter((one) => isSameName(one.title, title))
      return same.find((one) => isSameName(titleOfAxis(to, one.axisId), titleOfAxis(from, axisId))) ?? same[0]
    }),
    areas: pairsOf(from.areas, (area) =>
      to.areas.find((one) => one.communeCode === area.communeCode && isSameName(one.name, area.name)),
    ),
    linkedPlans: pairsOf(from.linkedPlans, ({ name }) => to.linkedPlans.find((one) => isSameName(one.name, name))),
    bodies: pairsOf(from.bodies, ({ name }) => to.bodies.find((one) => isSameName(one.name, name))),
    people: new Map(to.personIds.map((id) => [id, id])),
    communes: new Map(to.communeCodes.map((code) => [code, code])),
  }
}

/** The same references in the next CTG; what it does not have is left out. */
export function findAgain(pairs: Pairs, references: References): References
export function findAgain(
  pairs: Pairs,
  references: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    referring.map((field) => {
      const list = pairs[field.list === 'shortParties' ? 'parties' : field.list]
      const value = references[nameOf(field)]
      const found = Array.isArray(value)
        ? [...new Set(value.flatMap((id) => list.get(id) ?? []))]
        : (list.get(typeof value === 'string' ? value : '') ?? null)
      return [nameOf(field), found]
    }),
  )
}
