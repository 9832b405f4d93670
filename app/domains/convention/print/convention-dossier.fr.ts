/**
 * A frozen convention as a document of sections, for Word: the words of the PDF in the same order, in real headings and tables.
 * Pure. Rules: docs/rules/convention.md §2.11.
 */
import type { Dossier, DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { annexLabels } from '../annexes/labels.fr.ts'
import { numberedAnnexesOf } from '../annexes/numbered-annexes.ts'
import type { ConventionDocument, ConventionParty, SignatureRow } from '../convention-document.ts'
import { diagnosisBlocks } from './diagnosis-blocks.fr.ts'
import { gapWord } from './filled-gaps.fr.ts'
import { governanceBlocks, planBlocks } from './plan-blocks.fr.ts'
import { heading, paragraph, tableBlock } from './written-blocks.ts'

/** « Version 2, 8 janvier 2027. Projet ». */
export const versionWords = ({ version }: ConventionDocument): string =>
  `${version.label}, ${version.madeOn}. ${version.state}`

function actWords({ refused, isNeeded, isMasculine, authorisedBy }: ConventionParty, isSigned: boolean): string {
  if (isNeeded)
    return `, qui n’est pas signataire à ce jour et sans ${isMasculine ? 'lequel' : 'laquelle'} la convention ne peut pas être signée`
  if (refused) return ', qui n’est pas signataire à ce jour et peut rejoindre la convention par avenant'
  if (authorisedBy) return `, en vertu de l’acte suivant : ${authorisedBy}`
  return isSigned ? '' : ', acte d’habilitation attendu'
}

function partySentence(party: ConventionParty, document: ConventionDocument): string {
  const people = party.representatives.map(({ name, role }) => (name === null ? role : `${name}, ${role}`))
  const ending = party.isMasculine ? '' : 'e'
  return [
    `${party.article ?? ''}${party.name}`,
    party.address === null ? '' : `, ${party.address}`,
    party.siret === undefined ? '' : `, SIRET ${party.siret}`,
    `, représenté${ending} par ${people.join(', et par ') || `représentant ${gapWord(document, 'person')}`}`,
    actWords(party, document.signedOn !== undefined),
    `, ci-après dénommé${ending} « ${party.shortName} ».`,
  ].join('')
}

function placeWords({ place, signedOn }: SignatureRow, conventionSignedOn: string | undefined): string {
  if (signedOn !== null) return place === null ? `le ${signedOn}` : `À ${place}, le ${signedOn}`
  if (conventionSignedOn !== undefined) return `convention signée le ${conventionSignedOn}`
  return place === null ? 'À ………………\nle ………………' : `À ${place},\nle ………………`
}

const signatureBlocks = (document: ConventionDocument): readonly DossierBlock[] => [
  ...(document.signatures.made === '' ? [] : [paragraph(document.signatures.made)]),
  ...tableBlock(
    [
      { head: 'Partie', width: 1.15 },
      { head: 'Signataire', width: 1.25 },
      { head: 'Lieu et date' },
      { head: 'Signature', width: 1.5 },
    ],
    document.signatures.rows.map((row) => [
      [{ text: row.name, bold: true }],
      [{ text: row.signatory ?? gapWord(document, 'person') }, ...(row.role === '' ? [] : [{ text: `\n${row.role}` }])],
      placeWords(row, document.signedOn),
      // Room to sign by hand.
      row.signedOn === null ? '\n\n' : 'signé',
    ]),
  ),
]

const articleBlocks = ({ articlesNotice, articles }: ConventionDocument): readonly DossierBlock[] => [
  ...(articlesNotice === null ? [] : [{ kind: 'note' as const, text: articlesNotice }]),
  ...(articles.length === 0 ? [paragraph('Les articles restent à écrire.')] : []),
  ...articles.flatMap(({ title, body }, index): readonly DossierBlock[] => [
    heading(2, `Article ${index + 1}. ${title}`),
    { kind: 'rich', content: body, titles: 3 },
  ]),
]

const annexBlocks = (
  document: ConventionDocument,
  { kind, blocks }: ReturnType<typeof numberedAnnexesOf>[number],
): readonly DossierBlock[] => {
  if (kind === 'diagnosis') return diagnosisBlocks(document.diagnosis)
  if (kind === 'plan') return planBlocks(document)
  return kind === 'governance' ? governanceBlocks(document) : blocks
}

const textSections = (document: ConventionDocument): readonly DossierSection[] => [
  {
    key: 'parties',
    title: 'Les parties',
    blocks: [paragraph('Entre :'), ...document.parties.map((party) => paragraph(partySentence(party, document)))],
  },
  ...(document.visas.length === 0 ? [] : [{ key: 'visas', title: 'Visas', blocks: document.visas.map(paragraph) }]),
  ...(document.preamble.length === 0
    ? []
    : [{ key: 'preamble', title: 'Préambule', blocks: [{ kind: 'rich' as const, content: document.preamble }] }]),
  { key: 'articles', title: 'Il est convenu ce qui suit', blocks: articleBlocks(document) },
  { key: 'signatures', title: 'Signatures', blocks: signatureBlocks(document) },
]

/** @param madeOn day of the version, ISO */
export const conventionDossier = (document: ConventionDocument, madeOn: string): Dossier => ({
  title: `${document.territory} ${document.period}`.trim(),
  subtitle: document.title,
  front: [],
  parties: document.parties.map(({ name, kind }) => ({ name, kind })),
  madeOn,
  mention: versionWords(document),
  isDemo: document.ribbon !== null,
  sections: [
    ...textSections(document),
    ...numberedAnnexesOf(document).map((annex) => ({
      key: `annex-${annex.number}`,
      title: annexLabels.numbered(annex.number, annex.title),
      blocks: annexBlocks(document, annex),
    })),
  ],
})
