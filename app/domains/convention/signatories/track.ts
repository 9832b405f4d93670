/** The track of a convention: draft, frozen version, steering committee, acts, signatures. Pure. Rules: docs/rules/convention.md §3, §4. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { atStart, formatCount, formatShortDay } from '#app/kernel/format.ts'
import type { Progress, VersionMark } from '../convention.ts'
import { trackWords as t } from './labels.fr.ts'
import { actStandingOf, type SignatoryTable } from './signatory-row.ts'

export type TrackStep = {
  readonly key: 'draft' | 'version' | 'copil' | 'acts' | 'signatures'
  readonly label: string
  readonly note?: string
  readonly state: 'done' | 'current' | 'upcoming' | 'stopped'
  readonly counter?: string
  /** Under `/convention`; an anchor of the same page. */
  readonly path: string
}

export type TrackFacts = {
  readonly table: SignatoryTable
  readonly today: string
  readonly toSign: VersionMark | null
  /** Of the version to sign. */
  readonly frozenOn: string | null
  readonly decision: { readonly number: number; readonly decidedOn: string } | null
  /** `remarks`: what the text still lacks or contradicts. */
  readonly articles: { readonly length: number; readonly remarks: number }
  readonly acts: Progress
  readonly signatures: Progress
}

const listed = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join(', ')

export function trackOf(facts: TrackFacts): readonly TrackStep[] {
  const { toSign, decision, table } = facts
  const isSigned = table.signedOn !== null
  const versionPath = toSign ? `/versions/${toSign.id}` : '/versions'
  const steps: readonly Omit<TrackStep, 'state'>[] = [
    { key: 'draft', label: t.draft, note: draftNote(facts), path: '/texte' },
    {
      key: 'version',
      label: toSign ? t.frozen(toSign.number) : t.version,
      note:
        toSign && facts.frozenOn ? formatShortDay(facts.frozenOn, facts.today) : isSigned ? t.elsewhere : t.noVersion,
      path: versionPath,
    },
    {
      key: 'copil',
      label: t.copil,
      note: decision ? t.decision(decisionReference(decision)) : isSigned ? t.elsewhere : t.noDecision,
      path: `${versionPath}#decision`,
    },
    { key: 'acts', label: t.acts, note: actsNote(facts), path: '#signataires', ...counterOf(facts.acts, isSigned) },
    {
      key: 'signatures',
      label: t.signatures,
      note: signaturesNote(facts),
      path: '#signataires',
      ...counterOf(facts.signatures, isSigned),
    },
  ]
  const isDone: Readonly<Record<TrackStep['key'], boolean>> = {
    draft: toSign !== null || isSigned,
    version: toSign !== null || isSigned,
    copil: toSign?.decisionId != null || isSigned,
    acts: isSigned || isComplete(facts.acts),
    signatures: isSigned,
  }
  const next = steps.find(({ key }) => !isDone[key])
  const notDone = (step: (typeof steps)[number]) =>
    table.isArchived ? 'stopped' : step === next ? 'current' : 'upcoming'
  return steps.map((step) => ({ ...step, state: isDone[step.key] ? 'done' : notDone(step) }))
}

const isComplete = ({ done, awaited, unrecorded, onAnotherVersion }: Progress): boolean =>
  done > 0 && awaited.length + unrecorded.length === 0 && onAnotherVersion.length === 0

/** « 11 sur 15 », once one is there and until nothing is awaited. */
const counterOf = (progress: Progress, isSigned: boolean) =>
  !isSigned && progress.done > 0 && !isComplete(progress) ? { counter: `${progress.done} sur ${progress.total}` } : {}

function draftNote({ articles, table }: TrackFacts): string {
  if (articles.length === 0) return table.signedOn !== null ? t.elsewhere : t.noArticle
  return listed(
    formatCount(articles.length, 'article'),
    table.signedOn === null && articles.remarks > 0 && t.remarks(articles.remarks),
  )
}

function actsNote({ table, today, acts }: TrackFacts): string {
  if (acts.unrecorded.length > 0) return t.unrecordedActs(acts.unrecorded.length)
  const standings = table.signatories.map((row) => actStandingOf(row, table, today))
  const count = (standing: string) => standings.filter((one) => one === standing).length
  const [late, again, refused, awaited] = [count('late'), count('to-vote-again'), count('refused'), count('awaited')]
  const note = listed(
    late > 0 && t.late(late),
    again > 0 && t.again(again),
    refused > 0 && t.refused(refused),
    late + again + refused === 0 && awaited > 0 && t.awaitedActs(awaited),
  )
  return atStart(note) || (acts.done > 0 ? t.allReceived : '')
}

function signaturesNote({ table, signatures, today }: TrackFacts): string {
  const unrecorded = signatures.unrecorded.length > 0 && t.unrecordedSignatures(signatures.unrecorded.length)
  if (table.signedOn !== null) return listed(t.signedOn(formatShortDay(table.signedOn, today)), unrecorded)
  return listed(
    unrecorded,
    signatures.awaited.length > 0 && t.awaitedSignatures(signatures.awaited.length),
    signatures.onAnotherVersion.length > 0 && t.onAnother(signatures.onAnotherVersion.length),
  )
}
