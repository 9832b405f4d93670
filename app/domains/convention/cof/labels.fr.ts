/** Sentences of the Caf's list. Pure. */
import { formatCount, formatEuros, plural } from '#app/kernel/format.ts'
import type { CofField } from './cof-fields.ts'
import type { AsideReason, CofAccount, CofTotals } from './read-cof.ts'

const read = (count: number, one: string, many: string) => `${count} ${plural(count, one, many)}`

export const cofFieldLabels: Readonly<Record<CofField, string>> = {
  cofNumber: 'N° de COF',
  service: 'Équipement ou service',
  manager: 'Gestionnaire',
  facilityKind: 'Nature',
  commune: 'Commune',
  startsOn: 'Début',
  endsOn: 'Fin',
  bonusEuros: 'Bonus territoire',
}

export const cofLabels = {
  caption: 'Conventions d’objectifs et de financement',
  facilities: 'Équipements et services soutenus',
  /** Never read as money of the convention (§6.5). */
  money:
    'Les montants rappellent ce que dit la liste de la Caf : l’argent est porté par les conventions d’objectifs et de financement (COF), non par la convention.',
  bonus: ({ bonusEuros, withoutBonus, lines }: CofTotals) => {
    if (withoutBonus === lines) return 'La liste ne dit aucun montant de bonus territoire.'
    const unsaid = withoutBonus === 0 ? '' : ` ; ${formatCount(withoutBonus, 'ligne')} sans montant`
    return `Bonus territoire : ${formatEuros(bonusEuros)} en tout${unsaid}.`
  },
  account: ({ understood, words, aside }: CofAccount) => {
    const total = understood + words + aside.length
    const counts = [
      read(understood, 'comprise', 'comprises'),
      read(words, 'gardée en toutes lettres', 'gardées en toutes lettres'),
      read(aside.length, 'laissée de côté', 'laissées de côté'),
    ]
    return `${formatCount(total, 'cellule')} dans le fichier : ${counts.join(', ')}.`
  },
  because: {
    'hidden-sheet': 'feuille masquée',
    'other-sheet': 'feuille sans titres de colonnes reconnus',
    above: 'au-dessus des titres de colonnes',
    heading: 'titre de colonne',
    'hidden-row': 'ligne masquée',
    'hidden-column': 'colonne masquée',
    total: 'ligne de total',
    'no-service': 'ligne sans service ni numéro',
    'too-many': 'au-delà de 2 000 lignes',
  } satisfies Record<AsideReason, string>,
  bonusColumn: 'Bonus territoire (€)',
  wordsColumn: 'Autres colonnes',
  fileName: (today: string) => `cof-et-bonus-territoire-${today}`,
  struck: (text: string): string => `${text} (barré)`,
} as const

export const cofRefusals = {
  'convention.cof-list-not-found': 'Cet import n’existe pas, ou n’est plus celui en vigueur.',
  'convention.cof-too-large':
    'Ce tableur est trop grand pour la liste d’une CTG : 3 000 lignes et 80 colonnes au plus.',
  'convention.cof-no-table':
    'Aucune ligne de titres n’a été reconnue : il faut une colonne « Service » (ou « Équipement ») ou « N° de COF », et une autre au moins, comme « Gestionnaire », « Commune » ou « Bonus territoire ».',
  'convention.cof-no-line': 'Les titres sont reconnus, mais aucune ligne ne nomme un service ni un numéro de COF.',
} as const
