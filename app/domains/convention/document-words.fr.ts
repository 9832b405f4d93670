/** The French words of a printed convention, made of facts. Pure. */
import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { addDays, monthsBetween } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { agreeing, withArticle } from '#app/kernel/french.ts'
import type { ActKind, AuthorisingAct } from './convention.ts'

/** « 123 456 789 00012 ». */
export const siretWords = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')

type PartyInFull = {
  readonly name: string
  readonly address: string
  readonly siret: string
  readonly representedBy: string | null
  readonly representedAs: string | null
}

/** An address of several lines, on one. */
export const onOneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ', ')

/** « la Caf des Hauts-de-Seine, 70 rue Paul-Lescop à Nanterre (SIRET …), représentée par Camille Exemple, directrice ». */
export function partySentence({ name, address, siret, representedBy, representedAs }: PartyInFull): string {
  const people = representativesOf(representedBy, representedAs).map((person) =>
    person.name === null ? person.role : `${person.name}, ${person.role}`,
  )
  const place = [onOneLine(address), siret === '' ? '' : `SIRET ${siretWords(siret)}`].filter((part) => part !== '')
  return [
    withArticle(name),
    ...place,
    `${agreeing('représenté', name)} par ${people.join(' et par ') || '[à compléter : représentant]'}`,
  ].join(', ')
}

const yearsAtEnd = /(?<![\s,])[\s,]*\(?\b\d{4}\s*[-–]\s*\d{4}\)?$/

/** The commune when there is only one, else the name of the CTG without its years. */
export function territoryName({
  name,
  communes,
}: {
  readonly name: string
  readonly communes: readonly { readonly name: string }[]
}): string {
  const [only, ...others] = communes
  if (only && others.length === 0) return only.name
  return name.replace(yearsAtEnd, '').replace(/^CTG (de |du |des |d’)?/, '') || name
}

/** « 2026-2030 »; « à partir de 2026 »; empty while no date is known. */
export function periodWords(startsOn: string | null, endsOn: string | null): string {
  const start = startsOn?.slice(0, 4)
  const end = endsOn?.slice(0, 4)
  if (start && end) return start === end ? start : `${start}-${end}`
  return start ? `à partir de ${start}` : ''
}

/** Who deliberates, by nature of the party: « délibération du conseil d’administration ». */
const actNames: Readonly<Record<ActKind, Readonly<Record<PartyKind, string>>>> = {
  assembly: {
    caf: 'délibération du conseil d’administration',
    authority: 'délibération de l’assemblée',
    partner: 'délibération de l’assemblée',
  },
  bureau: { caf: 'décision du bureau', authority: 'décision du bureau', partner: 'décision du bureau' },
  commission: {
    caf: 'décision de la commission',
    authority: 'délibération de la commission permanente',
    partner: 'décision de la commission',
  },
  delegation: {
    caf: 'décision prise par délégation',
    authority: 'décision prise par délégation',
    partner: 'décision prise par délégation',
  },
  none: { caf: 'habilitation propre', authority: 'habilitation propre', partner: 'habilitation propre' },
}

/** « délibération de l’assemblée n° 12 du 3 février 2027 »; null while the act is awaited. */
export function actWords(act: AuthorisingAct | null, kind: PartyKind): string | null {
  if (!act || (act.adoptedOn === null && act.kind !== 'none')) return null
  const name = actNames[act.kind][kind]
  const number = act.number ? ` n° ${act.number}` : ''
  return act.adoptedOn ? `${name}${number} du ${formatDay(act.adoptedOn)}` : `${name}${number}`
}

/** The visa of an act adopted; undefined for a party that needs none or whose act is awaited. */
export const visaWords = (act: AuthorisingAct | null, kind: PartyKind, partyName: string): string | undefined =>
  act?.adoptedOn && act.kind !== 'none' ? `Vu la ${actWords(act, kind)}, ${partyName} ;` : undefined

const numberWords = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']

/** « Fait en deux exemplaires originaux. » : one for each signatory. */
export function copiesWords(signatories: number): string {
  if (signatories === 0) return ''
  const number = numberWords[signatories] ?? String(signatories)
  return signatories === 1 ? 'Fait en un exemplaire original.' : `Fait en ${number} exemplaires originaux.`
}

export type PreambleFacts = {
  readonly predecessorName: string | null
  readonly predecessorSignedOn: string | null
  readonly linkedPlans: readonly { readonly name: string; readonly note: string }[]
  readonly parties: readonly { readonly name: string; readonly expects: string }[]
}

/** Where the convention comes from, what each party expects of it, what it goes with. Typed text; empty without facts. */
export function preambleText({ predecessorName, predecessorSignedOn, linkedPlans, parties }: PreambleFacts): string {
  const expectations = parties.filter(({ expects }) => expects.trim() !== '')
  const past =
    predecessorName === null
      ? []
      : [
          `La présente convention prolonge « ${predecessorName} »${predecessorSignedOn ? `, signée le ${formatDay(predecessorSignedOn)}` : ''}.`,
        ]
  const expected =
    expectations.length === 0
      ? []
      : [
          `Les parties en attendent :\n\n${expectations.map(({ name, expects }) => `- ${name} : ${expects.trim().replace(/\s*\n\s*/g, ' ')}`).join('\n')}`,
        ]
  const beside =
    linkedPlans.length === 0
      ? []
      : [
          `Elle s’articule avec :\n\n${linkedPlans.map(({ name, note }) => `- ${note ? `${name} (${note})` : name}`).join('\n')}`,
        ]
  return [...past, ...expected, ...beside].join('\n\n')
}

/** « une durée de un an » is not said. */
const numbers = ['', 'douze mois', 'deux ans', 'trois ans', 'quatre ans', 'cinq ans', 'six ans', 'sept ans']

/** « cinq ans », « trente mois » said in figures; the last day counts. */
export function durationWords(startsOn: string | null, endsOn: string | null): string {
  if (startsOn === null || endsOn === null || endsOn < startsOn) return ''
  const months = monthsBetween(startsOn, addDays(endsOn, 1))
  return months % 12 === 0 ? (numbers[months / 12] ?? `${months / 12} ans`) : `${months} mois`
}

export const documentWords = {
  orRepresentative: (functionTitle: string): string => `${functionTitle}, ou son représentant`,
  toAttach: 'Actions à rattacher',
} as const
