/** Shapes of tables seen in offices and hard to read: years and funders across, actions as columns, tabs that differ, filters, groups, two tables side by side. Words invented. Long because each cell stands beside its fate. */
import { aside, chosen, type Filled, free, type HandFile, kept, money, read, year } from './hand-made.ts'

const titles = (...words: readonly (string | null)[]): readonly (Filled | null)[] =>
  words.map((word) => (word === null ? null : free(word)))
const sumOf = (amount: number): Filled => aside({ kind: 'euro', number: amount })

/** Years across, funders under them, a sub-total by year and a line of sub-totals by axis. */
const yearsAcross: HandFile = {
  name: 'budget-sous-totaux.xlsx',
  layout: 'years across, funders and a sub-total under each',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Financement',
      rows: [
        titles('Action', 'Pilote', '2025', null, null, '2026', null, null),
        titles(null, null, 'Caf', 'CC', 'Sous-total', 'Caf', 'CC', 'Sous-total'),
        [
          ...[read('title', 'Ouvrir une halte-garderie'), read('lead', 'CC')],
          ...[money(8000, { year: 2025, funder: 'Caf' }), money(2000, { year: 2025, funder: 'CC' }), sumOf(10000)],
          ...[money(9000, { year: 2026, funder: 'Caf' }), money(3000, { year: 2026, funder: 'CC' }), sumOf(12000)],
        ],
        [
          ...[read('title', 'Former les assistantes maternelles'), read('lead', 'Caf')],
          ...[money(1500, { year: 2025, funder: 'Caf' }), null, sumOf(1500)],
          ...[null, money(700, { year: 2026, funder: 'CC' }), sumOf(700)],
        ],
        [...[aside('Sous-total Caf'), null, sumOf(9500), null, null, sumOf(9000), null, null]],
        [...[aside('Sous-total CC'), null, null, sumOf(2000), null, null, sumOf(3700), null]],
        [...[aside('Total général'), null, null, null, sumOf(11500), null, null, sumOf(12700)]],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 1, 3],
        [0, 5, 1, 3],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Financement', cell: 'A3', title: 'Ouvrir une halte-garderie', leads: ['CC'] },
      amounts: [
        { year: 2025, funder: 'Caf', amount: 8000 },
        { year: 2025, funder: 'CC', amount: 2000 },
        { year: 2026, funder: 'Caf', amount: 9000 },
        { year: 2026, funder: 'CC', amount: 3000 },
      ],
    },
    {
      ...{ sheet: 'Financement', cell: 'A4', title: 'Former les assistantes maternelles', leads: ['Caf'] },
      amounts: [
        { year: 2025, funder: 'Caf', amount: 1500 },
        { year: 2026, funder: 'CC', amount: 700 },
      ],
    },
  ],
}

/** A funder across, years under it: the other way round, with a rate of the funder. */
const fundersAcross: HandFile = {
  name: 'financeurs-pourcentages.xlsx',
  layout: 'a rate and an amount by funder',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Plan de financement',
      rows: [
        titles('N°', 'Action', 'Coût total', 'Caf', null, 'CC', null, 'Autres'),
        titles(null, null, null, '%', '€', '%', '€', null),
        [
          ...[read('code', '1'), read('title', 'Créer une ludothèque mobile'), free({ kind: 'euro', number: 20000 })],
          ...[kept({ kind: 'percent', number: 0.6 }), money(12000, { funder: 'Caf' })],
          ...[kept({ kind: 'percent', number: 0.4 }), money(8000, { funder: 'CC' }), null],
        ],
        [
          ...[
            read('code', '2'),
            read('title', 'Équiper les accueils de loisirs'),
            free({ kind: 'euro', number: 9000 }),
          ],
          ...[kept('50 %'), money(4500, { funder: 'Caf' }), kept('50/50'), null, free('à chercher')],
        ],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 2, 1],
        [0, 3, 1, 2],
        [0, 5, 1, 2],
        [0, 7, 2, 1],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Plan de financement', cell: 'B3', title: 'Créer une ludothèque mobile', code: '1' },
      amounts: [{ amount: 20000 }, { funder: 'Caf', amount: 12000 }, { funder: 'CC', amount: 8000 }],
    },
    {
      ...{ sheet: 'Plan de financement', cell: 'B4', title: 'Équiper les accueils de loisirs', code: '2' },
      amounts: [{ amount: 9000 }, { funder: 'Caf', amount: 4500 }],
    },
  ],
}

/** Actions as columns: what each row says is in the first column. */
const lying: HandFile = {
  name: 'actions-en-colonnes.xlsx',
  layout: 'actions as columns',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Fiches',
      rows: [
        [
          ...[free('Intitulé de l’action'), read('title', 'Monter un réseau d’écoute')],
          ...[read('title', 'Soutenir les assistantes sociales'), read('title', 'Créer un guide des aides')],
        ],
        [free('Pilote'), read('lead', 'Caf'), read('lead', 'CC'), kept('à désigner')],
        [
          ...[free('Échéance'), read('end', 'juin 2026', { end: { from: '2026-06-01', to: '2026-06-30' } })],
          ...[null, read('end', '2027', { end: year(2027) })],
        ],
        [free('Budget'), money(3000), kept('néant'), money(450)],
        [free('Partenaires'), read('partners', 'MSA'), null, read('partners', 'Mairie, lycée')],
        [free('État d’avancement'), read('status', 'En cours'), read('status', 'Terminé'), null],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Fiches', cell: 'B1', title: 'Monter un réseau d’écoute', leads: ['Caf'], partners: ['MSA'] },
      calendar: { end: { from: '2026-06-01', to: '2026-06-30' } },
      ...{ amounts: [{ amount: 3000 }], state: 'in-progress' },
    },
    { sheet: 'Fiches', cell: 'C1', title: 'Soutenir les assistantes sociales', leads: ['CC'], state: 'done' },
    {
      ...{ sheet: 'Fiches', cell: 'D1', title: 'Créer un guide des aides', partners: ['Mairie', 'lycée'] },
      ...{ calendar: { end: year(2027) }, amounts: [{ amount: 450 }], state: '' },
    },
  ],
}

/** A tab an axis, and each author her columns. */
const tabs: HandFile = {
  name: 'un-onglet-par-axe.xlsx',
  layout: 'a tab an axis, columns that differ',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Petite enfance',
      rows: [
        titles('Action', 'Pilote', 'Échéance'),
        [...[read('title', 'Étendre la crèche'), read('lead', 'CC')], read('end', '2026', { end: year(2026) })],
      ],
    },
    {
      name: 'Jeunesse',
      rows: [
        [aside('Actions jeunesse – version de travail')],
        [],
        titles('Réf.', 'Ce qu’on va faire', 'Qui ?', 'Quand ?', 'Combien ?'),
        [
          ...[read('code', 'J1'), read('title', 'Rénover le local jeunes'), read('lead', 'Caf')],
          ...[free('2027', 'calendar', { either: year(2027) }), free({ kind: 'euro', number: 15000 }, 'amount')],
        ],
      ],
    },
    {
      name: 'Accès aux droits',
      rows: [
        titles('Partenaires', 'Intitulé', 'Statut', 'Observations'),
        [
          ...[read('partners', 'MSA'), read('title', 'Ouvrir un point d’accueil'), read('status', 'en cours')],
          free('À revoir au prochain copil'),
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Petite enfance', cell: 'A2', title: 'Étendre la crèche', leads: ['CC'], axis: 'Petite enfance' },
      calendar: { end: year(2026) },
    },
    {
      ...{ sheet: 'Jeunesse', cell: 'B4', title: 'Rénover le local jeunes', code: 'J1', axis: 'Jeunesse' },
      ...{ leads: ['Caf'], calendar: { either: year(2027) }, amounts: [{ amount: 15000 }] },
    },
    {
      ...{ sheet: 'Accès aux droits', cell: 'B2', title: 'Ouvrir un point d’accueil', axis: 'Accès aux droits' },
      ...{ partners: ['MSA'], state: 'in-progress' },
    },
  ],
}

/** A filter is on, rows are grouped and folded: what does not show is not taken without a word. */
const filtered: HandFile = {
  name: 'filtre-et-groupes.xlsx',
  layout: 'a filter on, rows folded',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Suivi',
      filter: 'A1:D6',
      hiddenRows: [2, 4],
      foldedRows: [4],
      rows: [
        titles('Axe', 'Action', 'Pilote', 'Avancement'),
        [
          ...[read('axis', 'Enfance'), read('title', 'Ouvrir le mercredi'), read('lead', 'CC')],
          read('status', 'Terminé'),
        ],
        [chosen('Enfance'), chosen('Ouvrir le samedi'), chosen('CC'), chosen('Abandonné')],
        [
          ...[read('axis', 'Parentalité'), read('title', 'Créer une école des parents'), read('lead', 'Caf')],
          read('status', 'En cours'),
        ],
        [chosen('Parentalité'), chosen('Tenir un stand au marché'), chosen('Caf'), chosen('En cours')],
        [...[read('axis', 'Parentalité'), read('title', 'Imprimer un agenda'), null], read('status', 'Non démarré')],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Suivi', cell: 'B2', title: 'Ouvrir le mercredi', axis: 'Enfance', leads: ['CC'], state: 'done' },
    },
    {
      ...{ sheet: 'Suivi', cell: 'B3', title: 'Ouvrir le samedi', axis: 'Enfance', leads: ['CC'] },
      isHidden: true,
    },
    {
      ...{ sheet: 'Suivi', cell: 'B4', title: 'Créer une école des parents', axis: 'Parentalité', leads: ['Caf'] },
      state: 'in-progress',
    },
    {
      ...{ sheet: 'Suivi', cell: 'B5', title: 'Tenir un stand au marché', axis: 'Parentalité', leads: ['Caf'] },
      isHidden: true,
    },
    {
      ...{ sheet: 'Suivi', cell: 'B6', title: 'Imprimer un agenda', axis: 'Parentalité', state: 'not-started' },
    },
  ],
}

/** Two plans on one page: that of the Caf, that of the intermunicipality. The second may be left, never mixed with the first. */
const twoPlans: HandFile = {
  name: 'deux-plans-cote-a-cote.xlsx',
  layout: 'two plans side by side',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Page unique',
      rows: [
        [aside('Actions de la Caf'), null, null, null, aside('Actions de la CC'), null, null],
        titles('Action', 'Échéance', 'Budget', null, 'Action', 'Échéance', 'Budget'),
        [
          ...[read('title', 'Financer un poste d’écoute'), read('end', '2026', { end: year(2026) }), money(5000), null],
          ...[aside('Prêter une salle'), aside('2025'), aside({ kind: 'euro', number: 120 })],
        ],
        [
          ...[read('title', 'Former les bénévoles'), read('end', '2027', { end: year(2027) }), money(800), null],
          ...[aside('Tondre le terrain'), aside('2024'), aside({ kind: 'euro', number: 90 })],
        ],
        [null, null, null, null, aside('Repeindre la salle'), aside('2026'), aside({ kind: 'euro', number: 700 })],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Page unique', cell: 'A3', title: 'Financer un poste d’écoute', calendar: { end: year(2026) } },
      amounts: [{ amount: 5000 }],
    },
    {
      ...{ sheet: 'Page unique', cell: 'A4', title: 'Former les bénévoles', calendar: { end: year(2027) } },
      amounts: [{ amount: 800 }],
    },
  ],
}

export const hostileTables: readonly HandFile[] = [yearsAcross, fundersAcross, tabs, filtered, twoPlans, lying]
