/** The amendment as it is voted and signed, and the model of the deliberation that approves it. Pure. Rules: docs/rules/amendments.md §3. */

import type { Dossier, DossierBlock, DossierParty, DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatDay, formatList } from '#app/kernel/format.ts'
import { agreeing, ofParty, withArticle } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { AmendmentContent, AmendmentParty } from './amendment-content.ts'
import type { InForce } from './amendments.ts'
import { amendmentLabels as t } from './labels.fr.ts'

export type AmendmentSetting = {
  /** « Gennevilliers 2026-2030 ». */
  readonly ctgName: string
  readonly signedOn: string | null
  /** The amendments in force before this one, in their order. */
  readonly earlier: InForce
  /** « décision 2026-04 du 3 mars 2026 »; null when none is tied to it. */
  readonly decision: string | null
  readonly isDemo: boolean
  /** The end before the term that stands; null when there is none. */
  readonly termination: Parameters<typeof t.terminationVisa>[0] | null
}
type PrintedAmendment = Omit<AmendmentContent, 'document' | 'plan' | 'planState' | 'version'> &
  AmendmentSetting & {
    /** The plan annexed is replaced. */
    readonly hasPlan: boolean
  }

const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })

const representatives = ({ representatives: people }: AmendmentParty): string =>
  people.length === 0
    ? `représentant ${gapWords.person}`
    : formatList(people.map(({ name, role }) => (name === null ? role : role === '' ? name : `${name}, ${role}`)))

const partyLine = (party: AmendmentParty): string =>
  `${withArticle(party.name)}, ${agreeing('représenté', party.name)} par ${representatives(party)}, ci-après dénommée « ${party.shortName} »`

const visas = ({ ctgName, signedOn, earlier, decision, termination }: AmendmentSetting): readonly string[] => [
  `Vu la convention territoriale globale « ${ctgName} »${signedOn === null ? '' : `, signée le ${formatDay(signedOn)}`} ;`,
  ...earlier.map(
    ({ number, inForceOn }) => `Vu l’avenant n° ${number}, en vigueur depuis le ${formatDay(inForceOn)} ;`,
  ),
  ...(termination === null ? [] : [t.terminationVisa(termination)]),
  ...(decision === null ? [] : [`Vu la ${decision} du comité de pilotage ;`]),
]

/** « article 10 « Durée » ». */
const articleName = (number: number | null, title: string): string =>
  `article ${number === null ? '' : `${number} `}« ${title} »`

/** What each article of the amendment says, in their order; the last one leaves all the rest as it is. */
function provisions(
  amendment: PrintedAmendment,
): readonly { readonly title: string; readonly blocks: readonly DossierBlock[] }[] {
  const { motive, extension, parties, communes, articles, planChanges } = amendment
  return [
    { title: 'Objet de l’avenant', blocks: [paragraph(motive)] },
    ...(extension ? [{ title: 'Durée', blocks: [paragraph(t.extended(extension.from, extension.to))] }] : []),
    ...(parties.length > 0
      ? [{ title: 'Nouvelles parties', blocks: [paragraph(t.join(parties.map(({ name }) => name)))] }]
      : []),
    ...(communes.length > 0 ? [{ title: 'Périmètre', blocks: [paragraph(t.enter(communes))] }] : []),
    ...(amendment.hasPlan
      ? [{ title: 'Plan d’action', blocks: [paragraph(t.planReplaced), ...planChanges.map(paragraph)] }]
      : []),
    ...articles.map(({ number, title, isNew, after }) => ({
      title: isNew ? `Nouvel article « ${title} »` : `Texte de l’${articleName(number, title)}`,
      blocks: [
        paragraph(
          isNew
            ? `Un article « ${title} » est ajouté à la convention, ainsi rédigé :`
            : `L’${articleName(number, title)} de la convention est désormais ainsi rédigé :`,
        ),
        { kind: 'rich' as const, content: after, titles: 3 as const },
      ],
    })),
    {
      title: 'Entrée en vigueur',
      blocks: [
        paragraph(
          'L’avenant entre en vigueur le jour où la dernière des parties le signe. Les autres dispositions de la convention demeurent inchangées.',
        ),
      ],
    },
  ]
}

/** Long enough to fill three lines of its column, so that the row leaves room to sign by hand. */
const toBeFilled = 'À …………………………… le …………………………… ……………………………'

const signatureTable = (signatories: readonly AmendmentParty[]): DossierBlock =>
  tableOf({ caption: 'Signataires' }, signatories, [
    { header: 'Partie', share: 1.3, cell: (party) => party.name },
    { header: 'Signataire', share: 1.3, cell: (party) => representatives(party) },
    { header: 'Lieu et date', cell: () => toBeFilled },
    { header: 'Signature', share: 1.2, cell: () => '' },
  ])

const printedParties = (signatories: readonly AmendmentParty[]): readonly DossierParty[] =>
  signatories.map(({ name, kind }) => ({ name, kind }))

/** The amendment itself: between whom, in view of what, what is agreed, who signs. */
export function amendmentDocument(amendment: PrintedAmendment): Dossier {
  const { number, ctgName, signatories, madeOn, isDemo } = amendment
  const articles = provisions(amendment)
  const sections: readonly DossierSection[] = [
    {
      key: 'parties',
      title: 'Entre',
      blocks: [{ kind: 'list', items: signatories.map(partyLine) }],
    },
    { key: 'visas', title: 'Vu', blocks: visas(amendment).map(paragraph) },
    ...articles.map(({ title, blocks }, index) => ({
      key: `article-${index + 1}`,
      title: `Article ${index + 1}. ${title}`,
      blocks,
    })),
    { key: 'signatures', title: 'Signatures', blocks: [signatureTable(signatories)] },
  ]
  return {
    title: `${t.name(number)} à la convention territoriale globale`,
    subtitle: ctgName,
    front: [],
    parties: printedParties(signatories),
    madeOn,
    isDemo,
    isSheet: true,
    sections,
  }
}

type Deliberation = {
  readonly number: number
  readonly party: AmendmentParty
  readonly motive: string
  readonly sha256: string | null
  readonly madeOn: string
} & AmendmentSetting

/** Who deliberates, by the kind of party. */
const assemblies = {
  caf: 'Le conseil d’administration',
  authority: 'Le conseil',
  partner: 'L’instance compétente',
} as const

/** A model that each signatory makes hers: nothing is said decided. */
export function amendmentDeliberation(deliberation: Deliberation): Dossier {
  const { number, party, ctgName, motive, sha256, madeOn, isDemo } = deliberation
  const assembly = assemblies[party.kind]
  return {
    title: `Modèle de délibération : ${t.name(number).toLowerCase()}`,
    subtitle: ctgName,
    front: [],
    parties: [{ name: party.name, kind: party.kind }],
    madeOn,
    isDemo,
    isSheet: true,
    sections: [
      {
        key: 'object',
        title: 'Objet',
        blocks: [
          paragraph(`${t.name(number)} à la convention territoriale globale « ${ctgName} ».`),
          {
            kind: 'note',
            text: 'Modèle à reprendre dans les formes de votre assemblée ; les passages entre crochets sont à compléter.',
          },
        ],
      },
      {
        key: 'visas',
        title: `${assembly} ${ofParty(party.name)}`,
        blocks: [
          {
            kind: 'list',
            items: [
              ...(party.kind === 'authority' ? ['Vu le code général des collectivités territoriales ;'] : []),
              ...visas({ ...deliberation, decision: null }),
              `Vu le projet d’avenant n° ${number}${sha256 === null ? '' : `, dont l’empreinte SHA-256 est ${sha256}`} ;`,
            ],
          },
          paragraph(`Considérant ce qui suit : ${motive}`),
        ],
      },
      {
        key: 'decision',
        title: 'Après en avoir délibéré, [à compléter : résultat du vote]',
        blocks: [
          {
            kind: 'list',
            items: [
              `approuve l’avenant n° ${number} à la convention territoriale globale « ${ctgName} » ;`,
              `autorise ${representatives(party)}, à le signer.`,
            ],
          },
        ],
      },
    ],
  }
}
