/** The proof file as a document: the whole story of the text, from its first version to the last signature. Pure. Rules: docs/rules/signing.md §5. */
import { absenceInAmendment } from '#app/domains/amendments/amendments.ts'
import {
  type Absence,
  type AuthorisingAct,
  absenceIn,
  type Convention,
  frozenAfter,
  isActReceived,
  type Signatory,
} from '#app/domains/convention/convention.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { copyLines, fingerprintWords, type ProofCopy, reportLines } from './copy-lines.fr.ts'
import { signingLabels as t } from './labels.fr.ts'
import { namedSection, type ProofNamed } from './proof-named.ts'
import { proofWords as w } from './proof-words.fr.ts'

export type ProofAmendment = {
  readonly id: string
  readonly number: number
  readonly motive: string
  readonly frozenAt: Date | null
  readonly frozenBy: string | null
  readonly contentSha256: string | null
  readonly fileSha256: string | null
  readonly inForceOn: string | null
  readonly isWithdrawn: boolean
  readonly isArchived: boolean
  readonly signatories: readonly Signatory[]
}

export type ProofData = {
  readonly ctgName: string
  readonly instance: string
  readonly madeOn: string
  readonly isDemo: boolean
  readonly convention: Convention
  readonly parties: readonly { readonly name: string; readonly kind: PartyKind }[]
  /** The first one first. */
  readonly versions: readonly {
    readonly number: number
    readonly madeAt: Date
    readonly madeBy: string
    readonly contentSha256: string
    readonly fileSha256: string | null
    readonly decision: { readonly number: number; readonly decidedOn: string } | null
  }[]
  readonly copies: readonly ProofCopy[]
  /** Frozen, the first one first. */
  readonly amendments: readonly ProofAmendment[]
  /** To sign in Trame, by link or with an account, the first one first. */
  readonly named: readonly ProofNamed[]
  readonly journal: readonly { readonly at: Date; readonly personName: string; readonly act: string }[]
  readonly isJournalCut: boolean
}

export function proofDossier(data: ProofData): Dossier {
  return {
    title: w.title,
    subtitle: w.subtitle(data.ctgName),
    front: [w.madeBy(data.instance, data.madeOn)],
    parties: data.parties,
    madeOn: data.madeOn,
    isDemo: data.isDemo,
    sections: [
      whatItSays(data),
      versionsSection(data),
      actsSection(data),
      signaturesSection(data),
      ...data.amendments.map((amendment) => amendmentSection(data, amendment)),
      ...(data.named.length === 0 ? [] : [namedSection(data.named)]),
      copiesSection(data),
      journalSection(data),
    ],
  }
}

const whatItSays = ({ convention }: ProofData): DossierSection => ({
  key: 'what',
  title: w.whatItSays,
  blocks: [
    {
      kind: 'paragraph',
      text: convention.signedOn === null ? w.notAllSigned : w.signedSince(convention.signedOn),
    },
    {
      kind: 'list',
      items: [w.fingerprints, w.verdicts, t.whatItIs],
    },
  ],
})

const versionsSection = ({ versions }: ProofData): DossierSection => ({
  key: 'versions',
  title: w.versions,
  blocks: [
    tableOf({ caption: w.versionsOf }, versions, [
      { header: w.version, share: 1, cell: (version) => String(version.number) },
      { header: w.frozen, share: 2, cell: (version) => w.frozenBy(version.madeAt, version.madeBy) },
      {
        header: w.decision,
        share: 2,
        cell: (version) => (version.decision ? w.decided(version.decision) : w.noDecision),
      },
    ]),
    ...versions.map(
      (version): DossierBlock => ({
        kind: 'list',
        items: [
          w.contentOf(version.number, fingerprintWords(version.contentSha256)),
          w.pdfOf(version.number, fingerprintWords(version.fileSha256)),
        ],
      }),
    ),
  ],
})

/** A day, and that the version it names was frozen after it. */
function datedWords(
  dated: { readonly versionId: string | null; readonly day: string },
  versions: Convention['versions'],
) {
  const later = frozenAfter(dated, versions)
  return later?.frozenOn === undefined
    ? formatDay(dated.day)
    : `${formatDay(dated.day)} (${conventionLabels.beforeFrozen(`la version ${later.number}`, later.frozenOn)})`
}

/** What was received; an act of which only the day is expected is none. */
const actWords = (act: AuthorisingAct | null, absence: Absence): string =>
  act && isActReceived(act)
    ? [conventionLabels.act[act.kind], act.number && w.numbered(act.number)].filter(Boolean).join(', ')
    : conventionLabels.absence.act[absence]

const actsSection = (
  { convention: { signatories, versions, ...closing } }: ProofData,
  absence = absenceIn(closing),
): DossierSection => ({
  key: 'acts',
  title: w.acts,
  blocks: [
    tableOf({ caption: w.actsBySignatory }, signatories, [
      { header: w.signatory, share: 2, cell: ({ name }) => name },
      { header: w.act, share: 2, cell: ({ act }) => actWords(act, absence) },
      {
        header: w.adopted,
        share: 1,
        cell: ({ act }) => (act?.adoptedOn ? datedWords({ ...act, day: act.adoptedOn }, versions) : ''),
      },
      {
        header: w.version,
        share: 1,
        cell: ({ act }) =>
          isActReceived(act) ? String(versions.find(({ id }) => id === act?.versionId)?.number ?? '') : '',
      },
    ]),
  ],
})

/** Of a signature recorded, the copy it came with. */
function modeOf(copies: readonly ProofCopy[], partyId: string, amendmentId: string | null): string {
  const copy = copies.find(
    (one) => one.partyId === partyId && one.amendmentId === amendmentId && one.state === 'recorded',
  )
  return copy ? t.modes[copy.mode] : w.withoutCopy
}

const nameOf = (signatories: readonly Signatory[], id: string): string | undefined =>
  signatories.find(({ partyId }) => partyId === id)?.name

function signaturesSection({ convention: { signatories, versions, ...closing }, copies }: ProofData): DossierSection {
  const absence = conventionLabels.absence.signature[absenceIn(closing)]
  return {
    key: 'signatures',
    title: w.signatures,
    blocks: [
      {
        kind: 'table',
        caption: w.signaturesBySignatory,
        columns: [
          { header: w.signatory, share: 2 },
          { header: w.signature, share: 2 },
          { header: w.how, share: 2 },
          { header: w.version, share: 1 },
        ],
        rows: signatories.map(({ partyId, name, signature }) => {
          if (!signature) return [name, absence, '', '']
          if (signature.signedOn === null) return [name, w.refused(signature.note), '', '']
          const who = [signature.signedBy, signature.signedAs].filter(Boolean).join(', ')
          const version = versions.find(({ id }) => id === signature.versionId)?.number
          return [
            name,
            [datedWords({ ...signature, day: signature.signedOn }, versions), who].filter(Boolean).join(', '),
            modeOf(copies, partyId, null),
            String(version ?? ''),
          ]
        }),
      },
    ],
  }
}

function amendmentSection({ copies }: ProofData, amendment: ProofAmendment): DossierSection {
  const { id, number, motive, frozenAt, frozenBy, contentSha256, fileSha256, inForceOn, isWithdrawn } = amendment
  const absence = absenceInAmendment(amendment)
  return {
    key: `amendment-${number}`,
    title: w.amendment(number),
    blocks: [
      {
        kind: 'list',
        items: [
          ...(motive ? [motive] : []),
          ...(frozenAt ? [w.amendmentFrozen(frozenAt, frozenBy, w.amendmentState(inForceOn, isWithdrawn))] : []),
          w.content(fingerprintWords(contentSha256)),
          w.pdf(fingerprintWords(fileSha256)),
        ],
      },
      tableOf({ caption: w.amendmentSignatures(number) }, amendment.signatories, [
        { header: w.signatory, share: 2, cell: ({ name }) => name },
        {
          header: w.act,
          share: 2,
          cell: ({ act }) =>
            [actWords(act, absence), act?.adoptedOn && formatDay(act.adoptedOn)].filter(Boolean).join(', '),
        },
        {
          header: w.signature,
          share: 2,
          cell: ({ signature }) =>
            signature === null
              ? conventionLabels.absence.signature[absence]
              : signature.signedOn === null
                ? w.refused(signature.note)
                : [formatDay(signature.signedOn), signature.signedBy, signature.signedAs].filter(Boolean).join(', '),
        },
        {
          header: w.how,
          share: 2,
          cell: ({ partyId, signature }) => (signature?.signedOn ? modeOf(copies, partyId, id) : ''),
        },
      ]),
    ],
  }
}

const copiesSection = ({ copies, convention, amendments }: ProofData): DossierSection => ({
  key: 'copies',
  title: w.copies,
  blocks:
    copies.length === 0
      ? [{ kind: 'paragraph', text: w.noCopy }]
      : copies.flatMap((copy): readonly DossierBlock[] => [
          {
            kind: 'heading',
            text:
              nameOf(convention.signatories, copy.partyId) ??
              nameOf(
                amendments.flatMap((one) => one.signatories),
                copy.partyId,
              ) ??
              w.partyGone,
          },
          { kind: 'list', items: [...copyLines(copy), ...(copy.report ? reportLines(copy.report) : [])] },
        ]),
})

const journalSection = ({ journal, isJournalCut }: ProofData): DossierSection => ({
  key: 'journal',
  title: w.journal,
  isLong: true,
  blocks: [
    ...(isJournalCut
      ? [
          {
            kind: 'note' as const,
            text: w.lastLines(journal.length),
          },
        ]
      : []),
    tableOf({ caption: w.journalOf }, journal, [
      { header: w.when, share: 2, cell: ({ at }) => formatInstant(at) },
      { header: w.who, share: 2, cell: ({ personName }) => personName },
      { header: w.what, share: 3, cell: ({ act }) => act },
    ]),
  ],
})
