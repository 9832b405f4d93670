/** A signatory as cells of text: what each says, and what a text typed in it means. Pure. Rules: docs/rules/convention.md §3, §4. */
import { parseDate } from '#app/kernel/parse-date.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { type ActKind, actKinds, type VersionMark } from '../convention.ts'
import { signatoryWords as t } from './labels.fr.ts'
import { actStandingOf, type SignatoryRow, type SignatoryTable } from './signatory-row.ts'

export const signatoryKeys = [
  'representedBy',
  'representedAs',
  'actKind',
  'actNumber',
  'session',
  'actState',
  'signedOn',
] as const
export type SignatoryKey = (typeof signatoryKeys)[number]
export type SignatoryTexts = Readonly<Record<SignatoryKey, string>>

/** `20/01/2027`, as one types it. */
export const dayText = (day: string | null | undefined): string => day?.split('-').toReversed().join('/') ?? ''

/** What the cells of a row say. */
export function signatoryTexts(row: SignatoryRow, table: SignatoryTable, today: string): SignatoryTexts {
  const { act, signature } = row
  return {
    representedBy: row.representedBy ?? '',
    representedAs: row.representedAs ?? '',
    actKind: act ? t.kind[act.kind] : '',
    actNumber: act?.number ?? '',
    session: dayText(act?.adoptedOn ?? act?.expectedOn),
    actState: stateText(row, table, today),
    signedOn: dayText(signature?.signedOn),
  }
}

function stateText(row: SignatoryRow, table: SignatoryTable, today: string): string {
  const standing = actStandingOf(row, table, today)
  // Nothing is said yet of an act without a day.
  if (standing === 'awaited' && row.act?.expectedOn == null) return ''
  if (standing !== 'to-vote-again') return t.stateCell[standing]
  return t.receivedOn(table.versions.find(({ id }) => id === row.act?.versionId)?.number)
}

/** What an act may be said to be: received on each version, awaited, refused. */
export const stateChoices = ({
  versions,
  signedOn,
}: Pick<SignatoryTable, 'versions' | 'signedOn'>): readonly string[] => [
  t.stateCell.received,
  ...versions
    .toSorted((one, other) => other.number - one.number)
    .slice(1)
    .map(({ number }) => t.receivedOn(number)),
  ...(signedOn === null ? [t.stateCell.awaited] : []),
  t.stateCell.refused,
]

export const kindChoices: readonly string[] = actKinds.map((kind) => t.kind[kind])

/** Day of a text; null for an empty one, undefined for what is no day. */
export function readDay(text: string): string | null | undefined {
  if (text.trim() === '') return null
  const date = parseDate(text)
  return date?.precision === 'day' ? date.day : undefined
}

/** By a word of theirs, the first that is found. */
const kindWords: readonly (readonly [RegExp, ActKind])[] = [
  [/\bdelegation\b|\bpouvoir\b/, 'delegation'],
  [/\bbureau\b/, 'bureau'],
  [/\bcommission\b/, 'commission'],
  [/\baucun\b|\bsans objet\b|\bneant\b|\bnon necessaire\b/, 'none'],
  [/\bdeliberation\b|\bdelib\b|\bconseil\b|\bassemblee\b|\bca\b|\bcm\b|\bcc\b/, 'assembly'],
]

export const readKind = (text: string): ActKind | undefined =>
  kindWords.find(([words]) => words.test(plainWords(text)))?.[1]

export type WrittenState = { readonly state: 'received' | 'awaited' | 'refused'; readonly version?: VersionMark }

/** « reçu », « voté », « reçu, version 1 », « prévu », « refus »; undefined for other words. */
export function readState(text: string, versions: readonly VersionMark[]): WrittenState | undefined {
  const words = plainWords(text).replace(/^x$/, 'recu')
  const named = /\bv(?:ersion)? ?(\d+)\b/.exec(words)?.[1]
  const version = named === undefined ? undefined : versions.find(({ number }) => number === Number(named))
  if (named !== undefined && !version) return
  if (/^(?:refus|a refuse|ne signe pas)/.test(words)) return { state: 'refused' }
  if (/^(?:attendu|prevu|en attente|en retard|a venir|a voter)/.test(words)) return { state: 'awaited' }
  if (/^(?:recu|vote|adopte|delibere|oui|fait)/.test(words)) return { state: 'received', ...(version && { version }) }
}

/** Whether two texts of a cell say the same, whatever the way their day is written. */
export function isSameText(key: SignatoryKey, one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true
  if (key !== 'session' && key !== 'signedOn') return false
  const [first, second] = [readDay(one), readDay(other)]
  return first !== undefined && first === second
}
