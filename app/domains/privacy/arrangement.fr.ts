/** The arrangement of two joint controllers (article 26 of the GDPR), filled with the parties of a CTG: a model. Pure. Rules: docs/rules/privacy.md §7. */
import type { Dossier, DossierBlock, DossierParty } from '#app/domains/documents/dossier.ts'
import { atStart, formatDay, formatList, withinSentence } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { processings } from './processings.fr.ts'

export type ArrangementFacts = {
  readonly ctgName: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** Those that lead the CTG together, the Caf first. */
  readonly controllers: readonly (DossierParty & { readonly address: string; readonly siret: string })[]
  readonly departedMonths: number
  readonly madeOn: string
  readonly isDemo: boolean
}

export const arrangementWords = {
  title: 'Accord entre responsables conjoints du traitement',
  subtitle: 'Article 26 du règlement général sur la protection des données',
  mention: 'Modèle à valider par les délégués à la protection des données des parties',
  card: 'Responsabilité conjointe',
  note: 'La Caf et la collectivité décident ensemble de ce que Trame garde : la loi leur demande un accord écrit. En voici un modèle, rempli avec vos parties, à faire valider par vos délégués à la protection des données.',
  docx: 'Modèle d’accord (DOCX)',
  pdf: 'Modèle d’accord (PDF)',
  fileName: 'accord-responsables-conjoints',
} as const

const toWrite = '[à écrire]'
const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
const list = (items: readonly string[]): DossierBlock => ({ kind: 'list', items })

const between = ({ controllers }: ArrangementFacts): readonly DossierBlock[] => [
  list(
    controllers.map(({ name, address, siret }) =>
      [
        withArticle(name),
        address || `adresse : ${toWrite}`,
        siret ? `SIRET ${siret}` : `SIRET : ${toWrite}`,
        `délégué à la protection des données : ${toWrite}`,
      ].join(', '),
    ),
  ),
  paragraph('ci-après « les parties », responsables conjoints du traitement.'),
]

const termOf = ({ startsOn, endsOn }: ArrangementFacts): string =>
  startsOn && endsOn ? `du ${formatDay(startsOn)} au ${formatDay(endsOn)}` : `durée : ${toWrite}`

const shares = (names: readonly string[]): readonly (readonly string[])[] => [
  [
    'Informer les personnes',
    'Chaque partie, par la page « Données personnelles » de l’instance et dans ses propres mentions.',
  ],
  ['Répondre aux demandes', 'La partie qui reçoit la demande répond, dans le mois, avec l’aide des autres.'],
  ['Inviter et retirer les personnes', 'La coordination de chaque partie, pour ses propres agents et élus.'],
  [
    'Masquer les effectifs',
    `La partie qui dépose, avant tout envoi (seuils dits par elle). ${atStart(names[0] ?? '')} fixe ceux de ses données.`,
  ],
  [
    'Violation de données',
    'La partie qui la constate prévient les autres dans les 24 heures ; la notification à la CNIL part dans les 72 heures.',
  ],
  ['Sous-traitants', `L’hébergeur de l’instance (article 28) : ${toWrite}.`],
]

/** The model: what the parties must still write is marked. */
export function arrangementDossier(facts: ArrangementFacts): Dossier {
  const { ctgName, controllers, departedMonths, madeOn, isDemo } = facts
  const names = controllers.map(({ name }) => withArticle(name))
  const section = (key: string, title: string, blocks: readonly DossierBlock[]) => ({ key, title, blocks })
  return {
    ...{
      title: arrangementWords.title,
      subtitle: `${arrangementWords.subtitle} · ${ctgName}`,
      front: [],
      madeOn,
      isDemo,
    },
    ...{ mention: arrangementWords.mention, isSheet: true },
    parties: controllers.map(({ name, kind, logo }) => ({ name, kind, ...(logo && { logo }) })),
    sections: [
      section('parties', '1. Entre', [{ kind: 'note', text: `${arrangementWords.mention}.` }, ...between(facts)]),
      section('object', '2. Objet', [
        paragraph(
          `${atStart(formatList(names))} déterminent ensemble les finalités et les moyens des traitements faits avec Trame pour la convention territoriale globale « ${ctgName} », ${termOf(facts)}.`,
        ),
        list(processings.map(({ title, purpose }) => `${title} : ${withinSentence(purpose)}`)),
        paragraph(
          'Aucune donnée d’allocataire, d’enfant ou de famille n’entre dans Trame : les effectifs y arrivent masqués.',
        ),
      ]),
      section('shares', '3. Qui fait quoi', [
        {
          kind: 'table',
          caption: 'Obligations de chaque partie',
          columns: [
            { header: 'Obligation', share: 1 },
            { header: 'Qui', share: 3 },
          ],
          rows: shares(names),
        },
      ]),
      section('delays', '4. Durées', [
        paragraph(
          `Les durées sont celles du registre de l’instance, appliquées chaque nuit. Une personne sans mandat depuis ${departedMonths} mois est réduite à sa fonction et à son organisme ; décisions, signatures, présences et documents figés gardent les noms.`,
        ),
      ]),
      section('exit', '5. Fin', [
        paragraph(
          'À la fin de la convention, les parties décident ensemble de l’archivage et de l’effacement. Chacune peut emporter toute la CTG.',
        ),
      ]),
      section('contact', '6. Point de contact des personnes', [paragraph(toWrite)]),
      section('signatures', '7. Signatures', [list(names.map((name) => `Pour ${name}, le ${toWrite} : ${toWrite}`))]),
    ],
  }
}
