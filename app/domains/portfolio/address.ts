/** What the address of the portfolio asks for, read and written. Pure. */
import type { CtgPhase } from '#app/domains/ctg/ctg.ts'
import {
  type PortfolioFilter,
  type PortfolioSignal,
  type PortfolioSort,
  portfolioSignals,
  type SortKey,
  sortKeys,
  usualSort,
} from './portfolio.ts'

export const phaseWords: Readonly<Record<CtgPhase, string>> = {
  'in-force': 'en-application',
  'in-application-unsigned': 'signature-en-cours',
  'in-preparation': 'en-preparation',
  'signed-not-begun': 'signee-a-commencer',
  ended: 'terminee',
}
export const signalWords: Readonly<Record<PortfolioSignal, string>> = {
  'copil-overdue': 'copil-en-retard',
  ending: 'fin-proche',
  late: 'en-retard',
  silent: 'sans-nouvelle',
  reports: 'points-a-relire',
  'without-post': 'sans-poste',
}
const sortWords: Readonly<Record<SortKey, string>> = {
  need: 'presse',
  name: 'nom',
  end: 'fin',
  copil: 'copil',
  done: 'terminees',
  late: 'retard',
  silent: 'silence',
  posts: 'postes',
  next: 'prochaine-date',
  inhabitants: 'habitants',
}

export const phases = [
  'in-force',
  'in-application-unsigned',
  'in-preparation',
  'signed-not-begun',
  'ended',
] as const satisfies readonly CtgPhase[]

export function readFilter(parameters: URLSearchParams): PortfolioFilter {
  return {
    words: (parameters.get('q') ?? '').trim().slice(0, 100),
    phase: phases.find((phase) => phaseWords[phase] === parameters.get('etat')),
    signal: portfolioSignals.find((signal) => signalWords[signal] === parameters.get('signal')),
  }
}

export function readSort(parameters: URLSearchParams): PortfolioSort {
  const word = parameters.get('tri') ?? ''
  const isDescending = word.startsWith('-')
  const key = sortKeys.find((one) => sortWords[one] === (isDescending ? word.slice(1) : word))
  return key === undefined ? usualSort : { key, isDescending }
}

export const sortWord = ({ key, isDescending }: PortfolioSort): string => `${isDescending ? '-' : ''}${sortWords[key]}`

type Place = { readonly filter: PortfolioFilter; readonly sort: PortfolioSort; readonly page?: number }

/** Query string, with its « ? »; empty without criteria. */
export function portfolioQuery({ filter: { words, phase, signal }, sort, page = 1 }: Place): string {
  const parameters = new URLSearchParams()
  if (words) parameters.set('q', words)
  if (phase) parameters.set('etat', phaseWords[phase])
  if (signal) parameters.set('signal', signalWords[signal])
  if (sort.key !== usualSort.key || sort.isDescending) parameters.set('tri', sortWord(sort))
  if (page > 1) parameters.set('page', String(page))
  return parameters.size > 0 ? `?${parameters}` : ''
}
