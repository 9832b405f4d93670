/** What the law asks beside the rate: exemptions, the plan over several years and that of the year, tools. Pure. */

/** Content that the law leaves aside (decree n° 2019-768, article 3), and why. None is left aside as too heavy a burden. */
export const exemptions: readonly string[] = [
  'Les avis du public et les réponses aux enquêtes : des personnes extérieures les écrivent, et Trame les montre tels quels.',
]

export type Aim = {
  /** YYYY-MM-DD. */
  readonly by: string
  readonly words: string
  /** Criteria that it mends. */
  readonly criteria: readonly string[]
}

/** Of the year to come: every criterion that fails or was not verified has its day. */
export const yearPlan: readonly Aim[] = [
  {
    by: '2027-03-31',
    words: 'Douze parcours essayés avec NVDA et VoiceOver par des personnes qui s’en servent chaque jour.',
    criteria: ['7.1', '7.5'],
  },
  {
    by: '2027-03-31',
    words: 'Un fichier déposé sans titre ni balises est signalé à qui le dépose, avec la façon de le corriger.',
    criteria: ['13.3'],
  },
  {
    by: '2027-06-30',
    words: 'Le tableau des enjeux et la grille du plan montrent les textes entiers, quel que soit leur espacement.',
    criteria: ['10.12'],
  },
  {
    by: '2027-06-30',
    words: 'La convention imprimée porte l’identifiant PDF/UA avec celui de l’archivage.',
    criteria: ['13.3'],
  },
  {
    by: '2027-09-30',
    words: 'Documents relus : textes des graphiques, lecture sans couleur.',
    criteria: ['1.3', '3.1'],
  },
  {
    by: '2027-09-30',
    words: 'Chaque envoi qui engage relu : il se vérifie avant, se reprend après, ou se confirme.',
    criteria: ['11.12'],
  },
]

/** Days by which a criterion is to be mended, in the order of the plan. */
export const daysOf = (criterion: string): readonly string[] =>
  yearPlan.filter(({ criteria }) => criteria.includes(criterion)).map(({ by }) => by)

/** Over three years, as the decree asks. */
export const longPlan: readonly { readonly year: number; readonly words: string }[] = [
  { year: 2027, words: 'Corriger ce qui n’est pas conforme ; faire essayer par des personnes concernées.' },
  { year: 2028, words: 'Faire auditer par un tiers ; reprendre la grille selon la version du RGAA alors en vigueur.' },
  { year: 2029, words: 'Refaire l’audit et la déclaration, qui vaut trois ans ; publier le bilan de ce schéma.' },
]

export const technologies: readonly string[] = [
  'HTML',
  'CSS',
  'JavaScript',
  'SVG',
  'WAI-ARIA',
  'PDF',
  'Office Open XML',
]

export const tools: readonly string[] = [
  'Chromium et son arbre d’accessibilité, par Playwright',
  'axe-core',
  'les contrôles écrits dans les tests de Trame',
  'pdf.js, pour relire les PDF produits',
]
