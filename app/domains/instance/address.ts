/** Addresses of the lists of the administration, with what they filter by. Pure. */
import type { AccountsFilter } from './accounts-queries.server.ts'
import type { CtgsFilter } from './ctgs-queries.server.ts'
import { accountStates } from './instance.ts'
import { instancePaths } from './labels.fr.ts'

const longestWords = 100

const withSearch = (path: string, entries: readonly (readonly [string, string])[]): string => {
  const search = new URLSearchParams(entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value]))
  return search.size > 0 ? `${path}?${search}` : path
}

const pageOf = (page: number): string => (page > 1 ? String(page) : '')
const wordsOf = (search: URLSearchParams): string => (search.get('q') ?? '').trim().slice(0, longestWords)

export const readAccountsFilter = (search: URLSearchParams): AccountsFilter => ({
  words: wordsOf(search),
  state: accountStates.find((state) => state === search.get('etat')) ?? null,
})

export const accountsPath = ({ words, state }: AccountsFilter, page = 1): string =>
  withSearch(instancePaths.accounts, [
    ['q', words],
    ['etat', state ?? ''],
    ['page', pageOf(page)],
  ])

export const readCtgsFilter = (search: URLSearchParams): CtgsFilter => ({
  words: wordsOf(search),
  isBareOnly: search.get('sans') === 'coordination',
})

export const ctgsPath = ({ words, isBareOnly }: CtgsFilter, page = 1): string =>
  withSearch(instancePaths.ctgs, [
    ['q', words],
    ['sans', isBareOnly ? 'coordination' : ''],
    ['page', pageOf(page)],
  ])

/** Two lists on one page, each with its own pages. */
export const jobsPath = ({ jobs, mails }: { readonly jobs: number; readonly mails: number }, anchor: string): string =>
  `${withSearch(instancePaths.jobs, [
    ['taches', pageOf(jobs)],
    ['courriels', pageOf(mails)],
  ])}#${anchor}`
