/** What Trame says of secrecy: why a cell is hidden, what an audit found, why a file is refused. */
import { formatNumber } from '#app/kernel/format.ts'
import type { TableFault } from './filled-table.ts'
import type { NominativeKind, NominativeSign } from './nominative.ts'
import type { ReadProblem } from './read-count-table.ts'
import type { Audit, AuditFailure, HidingKind, Interval, MaskedTable, SecrecyRule } from './secrecy.ts'

/** « de » before a list of what a subtraction would give back. */
const backBy: Readonly<Record<'row' | 'column' | 'release', string>> = {
  row: 'Publiée, elle redonnerait par soustraction, avec le total de sa ligne',
  column: 'Publiée, elle redonnerait par soustraction, avec le total de sa colonne',
  release: 'Publiée, elle redonnerait par soustraction, avec ce qui a déjà été diffusé',
}

const nominative: Readonly<Record<NominativeKind, string>> = {
  nir: 'des numéros de sécurité sociale',
  'beneficiary-number': 'des numéros d’allocataires',
  'birth-date': 'des dates de naissance',
  'e-mail': 'des adresses électroniques',
  phone: 'des numéros de téléphone',
  'name-column': 'des noms de personnes',
  'one-row-per-person': 'une ligne par personne',
}

const failures: Readonly<Record<AuditFailure, string>> = {
  malformed: 'Ce tableau n’est pas complet, ou ses totaux ne sont pas la somme de leurs parties.',
  rule: 'La règle appliquée est moins stricte que celle de la source.',
  contradiction: 'Ce tableau contredit un chiffre déjà diffusé : vérifiez l’année et la source.',
  solver: 'Le calcul n’a pas abouti : rien n’est diffusé.',
}

const problems: Readonly<Record<ReadProblem['kind'], (problem: ReadProblem) => string>> = {
  'no-row': () => 'Aucune ligne : la première colonne doit nommer les territoires.',
  'no-column': () => 'Aucune colonne d’effectifs.',
  'no-such-column': ({ column }) => `Il n’y a pas de colonne « ${column} » après la première.`,
  'not-a-count': ({ row, column, text }) => `Ligne ${row}, colonne « ${column} » : « ${text} » n’est pas un effectif.`,
  twice: ({ row, text }) => `Ligne ${row} : « ${text} » est écrit deux fois.`,
}

/** Which sums do not hold, at most ten. */
function faultOf(fault: TableFault): readonly string[] {
  if (fault.kind === 'shape') return ['Des lignes n’ont pas le même nombre de cases.']
  if (fault.kind === 'tree') return ['Un total est sa propre partie.']
  if (fault.kind === 'not-a-count')
    return [`« ${fault.rowId} », « ${fault.columnId} » : un effectif est un nombre entier, positif ou nul.`]
  return fault.sums
    .slice(0, 10)
    .map(
      ({ rowId, columnId, total, sum }) =>
        `« ${rowId} », « ${columnId} » : le total est ${formatNumber(total)}, la somme des parties ${formatNumber(sum)}.`,
    )
}

export const secrecyLabels = {
  /** Why a cell is hidden. `others`: the names of the cells that go with it, as the page names cells. */
  reason(kind: HidingKind, { unit, threshold, minimumPopulation }: SecrecyRule, others: readonly string[]): string {
    switch (kind) {
      case 'threshold':
        return `Moins de ${formatNumber(threshold)} ${unit} : la règle de la source interdit de le dire.`
      case 'dominance':
        return 'Un seul y compte pour presque tout : la règle de la source interdit de le dire.'
      case 'population':
        return `Moins de ${formatNumber(minimumPopulation ?? 0)} ${unit} en tout : seul le total peut être dit.`
      case 'earlier-release':
        return 'Elle est déjà cachée dans une table diffusée.'
      case 'branch':
        return 'Ses voisines ne pouvaient pas être protégées case par case : toute la partie est cachée.'
      default:
        return `${backBy[kind]} : ${others.join(' ; ')}.`
    }
  },
  interval: ({ low, high }: Interval): string =>
    high === null
      ? `Qui chercherait trouverait seulement : ${formatNumber(low)} ou plus.`
      : `Qui chercherait trouverait seulement : entre ${formatNumber(low)} et ${formatNumber(high)}.`,
  failure: (failure: AuditFailure): string => failures[failure],
  audit: ({ isSafe, failure, exact, tooTight, earlierReleases }: Audit): string => {
    if (failure) return failures[failure]
    const found = `cases retrouvées exactement : ${exact} ; serrées de trop près : ${tooTight} ; tables déjà diffusées, prises en compte : ${earlierReleases}`
    return `${isSafe ? 'Contrôle passé' : 'Contrôle refusé, rien n’est diffusé'} (${found}).`
  },
  nominative: ({ kind, column, row, count }: NominativeSign, headings: readonly string[]): string =>
    kind === 'one-row-per-person'
      ? `Ce fichier a ${nominative[kind]} (dès la ligne ${row}) : Trame ne reçoit que des effectifs.`
      : `La colonne « ${headings[column] ?? ''} » contient ${nominative[kind]} (${formatNumber(count)}, d’abord ligne ${row}) : Trame ne reçoit que des effectifs.`,
  problem: (problem: ReadProblem): string => problems[problem.kind](problem),
  fault: faultOf,
  secret: 's',
  /** A cell, by the names of its row and of its column; what nobody names is a rest. */
  place: (row = 'le reste', column = 'le reste'): string => `« ${row} », « ${column} »`,
  hidden: (place: string, why: string, interval: Interval | undefined): string =>
    `${place} : ${why}${interval ? ` ${secrecyLabels.interval(interval)}` : ''}`,
  counts: ({ counts }: MaskedTable): string =>
    `Cases montrées : ${formatNumber(counts.shown)} ; cachées par la règle : ${formatNumber(counts.primary)} ; cachées avec elles : ${formatNumber(counts.complementary)}.`,
}
