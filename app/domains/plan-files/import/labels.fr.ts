/** Words of taking a plan up from a spreadsheet. Pure. */
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { formatCount, formatNumber, plural } from '#app/kernel/format.ts'
import { takeLabels } from '../export/take-labels.fr.ts'
import { type CellFate, cellFates } from './cell-fates.ts'
import type { ImportField } from './fields.ts'
import type { UnknownValue } from './match-values.ts'
import type { ImportProblemKind } from './read-action.ts'

const field: Record<ImportField, string> = {
  ignored: 'Ne pas reprendre',
  code: 'Numéro de l’action',
  externalId: 'Identifiant dans votre outil',
  title: 'Intitulé de l’action',
  axis: 'Axe',
  objective: 'Objectif commun à plusieurs actions',
  lead: 'Pilote',
  email: sheetFields.leadEmail.header,
  partners: 'Partenaires',
  start: sheetFields.starts.header,
  end: 'Fin, échéance',
  period: 'Calendrier (début et fin)',
  year: 'Année cochée',
  status: 'État d’avancement',
  need: 'Besoin, objectif de l’action',
  description: sheetFields.description.header,
  public: sheetFields.public.header,
  areas: 'Territoires',
  budget: 'Budget',
  funder: 'Financeur du budget',
  indicators: 'Indicateurs',
  next: sheetFields.nextStep.header,
  notes: 'Observations',
}

const problem: Record<ImportProblemKind, string> = {
  date: 'Ce n’est pas une date que Trame comprend : la date reste vide.',
  'doubtful-date': 'La date est suivie d’un « ? » : seule son année est retenue.',
  status: 'Cet état n’est pas connu : l’action est reprise comme validée.',
  amount: 'Ce n’est pas un montant : aucun moyen n’est inscrit.',
  'end-before-start': 'La fin vient avant le début : la fin reste vide.',
  'formula-error': takeLabels.formulaError,
  'text-too-long': `Ce texte dépasse ${formatNumber(sheetFields.description.max)} caractères : il est coupé.`,
  'title-too-long': `L’intitulé dépasse ${sheetFields.title.max} caractères : il est coupé.`,
}

const fateWords: Record<CellFate, string> = {
  understood: 'Valeur comprise',
  axis: 'Axe ou objectif',
  heading: 'Titre de colonne',
  kept: 'Gardée en mots dans la description',
  unclear: 'Non comprise, gardée en mots et listée plus haut',
  blank: 'Sans contenu (« - », « ? »)',
  aside: 'Total ou note, listé plus bas',
  above: 'Au-dessus du tableau',
  left: 'Colonne à ne pas reprendre',
  'other-sheet': 'Feuille non reprise',
}

export const importLabels = {
  field,
  problem,
  /** « 34 actions, 5 axes ; 3 cellules non comprises ». */
  summary: (actions: number, axes: number, problems: number): string =>
    `${formatCount(actions, 'action')}, ${axes === 0 ? 'aucun axe' : formatCount(axes, 'axe')} ; ${
      problems === 0
        ? 'toutes les cellules sont comprises'
        : formatCount(problems, 'cellule non comprise', 'cellules non comprises')
    }.`,
  /** Of a spreadsheet whose actions are already in the plan, in part. */
  known: (all: number, known: number, same: number, absent: number): readonly string[] => [
    `${formatCount(known, 'action')} sur ${all} ${plural(known, 'est déjà', 'sont déjà')} dans le plan${same > 0 ? `, ${same} sans changement` : ''} : reconnues par leur identifiant, leur numéro et leur titre, ou leur titre.`,
    'Une case vide du tableur n’efface rien ; axes, moyens et indicateurs d’une action déjà là ne changent pas.',
    ...(absent > 0
      ? [
          `${formatCount(absent, 'action')} du plan ${plural(absent, 'n’est', 'ne sont')} pas dans ce fichier : rien n’est supprimé.`,
        ]
      : []),
  ],
  unknownNote:
    'Trame ne relie un nom à une partie, un service, un état ou un thème que si vous le dites. Sinon le texte reste tel quel.',
  unknownKind: {
    lead: 'pilote',
    partner: 'partenaire',
    status: 'état',
    theme: 'thème de l’axe',
  } satisfies Record<UnknownValue['kind'], string>,
  unknownKept: {
    lead: 'Garder le texte',
    partner: 'Garder le texte',
    status: 'Action validée, texte gardé',
    theme: 'Sans thème',
  } satisfies Record<UnknownValue['kind'], string>,
  short: (text: string): string => {
    const line = text.replace(/\s+/g, ' ')
    return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line
  },
  /** « Valeur comprise : 204 cases », for every fate met. */
  fates: (counts: Readonly<Record<CellFate, number>>): readonly string[] =>
    cellFates.flatMap((fate) =>
      counts[fate] === 0 ? [] : [`${fateWords[fate]} : ${formatCount(counts[fate], 'case')}`],
    ),
  apply: (count: number): string => (count < 2 ? 'Reprendre cette action' : `Reprendre ces ${count} actions`),
} as const

export const importRefusals: Readonly<Record<string, string>> = {
  'plan.import-not-found': 'Ce fichier d’actions n’existe pas dans cette CTG.',
  'plan.no-table-found': 'Aucun tableau d’actions n’a été reconnu dans ce fichier.',
  'plan.sheet-too-large':
    'Ce tableur a plus de 2 000 lignes ou de 60 colonnes : gardez les seules feuilles du plan, puis déposez-le.',
  'plan.import-not-in-preview': 'Ces actions ont déjà été reprises ou annulées : déposez le fichier à nouveau.',
  'plan.import-not-applied': 'Cette reprise n’est plus à annuler.',
  'plan.import-empty': 'Aucune des lignes cochées n’est une action : vérifiez les colonnes, puis recommencez.',
  'plan.no-title-column': 'Dites quelle colonne porte l’intitulé de l’action.',
  'plan.column-chosen-twice':
    'Deux colonnes ne peuvent pas porter la même information : gardez-en une, ignorez l’autre ou mettez-la en observations.',
  'plan.return-empty': 'Rien de ce qui est coché ne change le plan tel qu’il est à présent : rechargez la page.',
}
