/** The proof file as a document: the whole story of the text, from its first version to the last signature. Pure. Rules: docs/rules/signing.md §5. */
import { absenceIn, type Convention, type Signatory } from '#app/domains/convention/convention.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { copyLines, fingerprintWords, type ProofCopy, reportLines } from './copy-lines.ts'
import { signingLabels as t } from './labels.fr.ts'

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
    readonly decisionNumber: number | null
    readonly decidedOn: string | null
  }[]
  readonly copies: readonly ProofCopy[]
  /** Frozen, the first one first. */
  readonly amendments: readonly ProofAmendment[]
  readonly journal: readonly { readonly at: Date; readonly personName: string; readonly act: string }[]
  readonly isJournalCut: boolean
}

export function proofDossier(data: ProofData): Dossier {
  return {
    title: 'Dossier de preuve',
    subtitle: `Convention territoriale globale, ${data.ctgName}`,
    front: [`Établi par l’instance ${data.instance}, le ${formatDay(data.madeOn)}.`],
    parties: data.parties,
    madeOn: data.madeOn,
    isDemo: data.isDemo,
    sections: [
      whatItSays(data),
      versionsSection(data),
      actsSection(data),
      signaturesSection(data),
      ...data.amendments.map((amendment) => amendmentSection(data, amendment)),
      copiesSection(data),
      journalSection(data),
    ],
  }
}

const whatItSays = ({ convention }: ProofData): DossierSection => ({
  key: 'what',
  title: 'Ce que dit ce dossier',
  blocks: [
    {
      kind: 'paragraph',
      text:
        convention.signedOn === null
          ? 'Toutes les signatures ne sont pas encore réunies : ce dossier dit où elles en sont.'
          : `La convention est signée depuis le ${formatDay(convention.signedOn)}.`,
    },
    {
      kind: 'list',
      items: [
        'Une empreinte SHA-256 désigne un fichier et un seul : un octet changé la change. La page « Vérifier un document » de l’instance la reconnaît.',
        'Intègre : le texte figé est là, octet pour octet, et chaque signature est bonne. Indéterminé : rien n’est faux, mais quelque chose ne peut pas être su ; les deux coordinations ont alors à confirmer. Refusé : quelque chose est faux.',
        t.whatItIs,
      ],
    },
  ],
})

const versionsSection = ({ versions }: ProofData): DossierSection => ({
  key: 'versions',
  title: 'Versions figées',
  blocks: [
    {
      kind: 'table',
      caption: 'Versions figées de la convention',
      columns: [
        { header: 'Version', share: 1 },
        { header: 'Figée', share: 2 },
        { header: 'Décision', share: 2 },
      ],
      rows: versions.map((version) => [
        String(version.number),
        `${formatInstant(version.madeAt)}, par ${version.madeBy}`,
        version.decisionNumber === null
          ? 'aucune'
          : `n° ${version.decisionNumber}${version.decidedOn ? `, ${formatDay(version.decidedOn)}` : ''}`,
      ]),
    },
    ...versions.map(
      (version): DossierBlock => ({
        kind: 'list',
        items: [
          `Version ${version.number}, empreinte du contenu : ${fingerprintWords(version.contentSha256)}`,
          `Version ${version.number}, empreinte du PDF : ${fingerprintWords(version.fileSha256)}`,
        ],
      }),
    ),
  ],
})

const actsSection = (
  { convention: { signatories, versions, signedOn } }: ProofData,
  absence = absenceIn({ signedOn }),
): DossierSection => ({
  key: 'acts',
  title: 'Actes d’habilitation',
  blocks: [
    {
      kind: 'table',
      caption: 'Actes d’habilitation, par signataire',
      columns: [
        { header: 'Signataire', share: 2 },
        { header: 'Acte', share: 2 },
        { header: 'Adopté', share: 1 },
        { header: 'Version', share: 1 },
      ],
      rows: signatories.map(({ name, act }) => [
        name,
        act
          ? [conventionLabels.act[act.kind], act.number && `n° ${act.number}`].filter(Boolean).join(', ')
          : conventionLabels.absence.act[absence],
        act?.adoptedOn ? formatDay(act.adoptedOn) : '',
        String(versions.find(({ id }) => id === act?.versionId)?.number ?? ''),
      ]),
    },
  ],
})

/** Of a signature recorded, the copy it came with. */
function modeOf(copies: readonly ProofCopy[], partyId: string, amendmentId: string | null): string {
  const copy = copies.find(
    (one) => one.partyId === partyId && one.amendmentId === amendmentId && one.state === 'recorded',
  )
  return copy ? t.modes[copy.mode] : 'saisie sans exemplaire'
}

const nameOf = (signatories: readonly Signatory[], id: string): string | undefined =>
  signatories.find(({ partyId }) => partyId === id)?.name

function signaturesSection({ convention: { signatories, versions, signedOn }, copies }: ProofData): DossierSection {
  const absence = conventionLabels.absence.signature[absenceIn({ signedOn })]
  return {
    key: 'signatures',
    title: 'Signatures et refus',
    blocks: [
      {
        kind: 'table',
        caption: 'Signatures et refus, par signataire',
        columns: [
          { header: 'Signataire', share: 2 },
          { header: 'Signature', share: 2 },
          { header: 'Manière', share: 2 },
          { header: 'Version', share: 1 },
        ],
        rows: signatories.map(({ partyId, name, signature }) => {
          if (!signature) return [name, absence, '', '']
          if (signature.signedOn === null) return [name, `refus${signature.note && ` : ${signature.note}`}`, '', '']
          const who = [signature.signedBy, signature.signedAs].filter(Boolean).join(', ')
          const version = versions.find(({ id }) => id === signature.versionId)?.number
          return [
            name,
            [formatDay(signature.signedOn), who].filter(Boolean).join(', '),
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
  const absence = conventionLabels.absence.signature[inForceOn === null ? 'awaited' : 'unrecorded']
  const state = isWithdrawn
    ? 'Il a été retiré.'
    : inForceOn === null
      ? 'Il n’est pas encore en vigueur.'
      : `Il est en vigueur depuis le ${formatDay(inForceOn)}.`
  return {
    key: `amendment-${number}`,
    title: `Avenant n° ${number}`,
    blocks: [
      {
        kind: 'list',
        items: [
          ...(motive ? [motive] : []),
          ...(frozenAt ? [`Figé le ${formatInstant(frozenAt)}, par ${frozenBy}. ${state}`] : []),
          `Empreinte du contenu : ${fingerprintWords(contentSha256)}`,
          `Empreinte du PDF : ${fingerprintWords(fileSha256)}`,
        ],
      },
      {
        kind: 'table',
        caption: `Actes et signatures de l’avenant n° ${number}`,
        columns: [
          { header: 'Signataire', share: 2 },
          { header: 'Acte', share: 2 },
          { header: 'Signature', share: 2 },
          { header: 'Manière', share: 2 },
        ],
        rows: amendment.signatories.map(({ partyId, name, act, signature }) => [
          name,
          act
            ? [
                conventionLabels.act[act.kind],
                act.number && `n° ${act.number}`,
                act.adoptedOn && formatDay(act.adoptedOn),
              ]
                .filter(Boolean)
                .join(', ')
            : conventionLabels.absence.act[inForceOn === null ? 'awaited' : 'unrecorded'],
          signature === null
            ? absence
            : signature.signedOn === null
              ? `refus${signature.note && ` : ${signature.note}`}`
              : [formatDay(signature.signedOn), signature.signedBy, signature.signedAs].filter(Boolean).join(', '),
          signature?.signedOn ? modeOf(copies, partyId, id) : '',
        ]),
      },
    ],
  }
}

const copiesSection = ({ copies, convention, amendments }: ProofData): DossierSection => ({
  key: 'copies',
  title: 'Exemplaires reçus et vérifications',
  blocks:
    copies.length === 0
      ? [{ kind: 'paragraph', text: 'Aucun exemplaire n’a été déposé.' }]
      : copies.flatMap((copy): readonly DossierBlock[] => [
          {
            kind: 'heading',
            text:
              nameOf(convention.signatories, copy.partyId) ??
              nameOf(
                amendments.flatMap((one) => one.signatories),
                copy.partyId,
              ) ??
              'Partie retirée',
          },
          { kind: 'list', items: [...copyLines(copy), ...(copy.report ? reportLines(copy.report) : [])] },
        ]),
})

const journalSection = ({ journal, isJournalCut }: ProofData): DossierSection => ({
  key: 'journal',
  title: 'Journal',
  isLong: true,
  blocks: [
    ...(isJournalCut
      ? [
          {
            kind: 'note' as const,
            text: `Les ${journal.length} dernières lignes ; les précédentes se lisent dans le journal de la CTG.`,
          },
        ]
      : []),
    {
      kind: 'table',
      caption: 'Journal de la convention',
      columns: [
        { header: 'Quand', share: 2 },
        { header: 'Qui', share: 2 },
        { header: 'Quoi', share: 3 },
      ],
      rows: journal.map(({ at, personName, act }) => [formatInstant(at), personName, act]),
    },
  ],
})
