/** No page, file nor answer is out of the walk of agreement by oversight: each is walked, or is here with why. */
import { expect, test } from 'vitest'
import { makeOpenApi } from '#app/domains/api/description/openapi.server.ts'
import { routeTable } from '#test/route-table.ts'
import { readPaths } from './api-places.server.ts'
import { documentsOf, linkedPlaces, openPagesOf, pagesOf, tables } from './named-places.ts'
import { notWalked, notWalkedAnswers } from './not-walked.ts'

const path = '/x/walked'
/** Made documents, each somewhere. */
const made = {
  versionPath: '/convention/versions/walked',
  dossierPaths: {
    ...{ pack: '/suivi/dossiers/walked', 'yearly review': '/suivi/dossiers/walked' },
    ...{ 'theme synthesis': '/suivi/dossiers/walked', 'diagnosis in chapters': '/suivi/dossiers/walked' },
  },
  ...{ amendmentPath: '/convention/avenants/walked', requestPath: '/diagnostic/donnees/demandes/walked' },
  ...{ evaluationPath: '/evaluation/walked', bodyIds: ['walked'], closedMeetingIds: ['walked'] },
  ...{ publicPath: '/t/walked', linkPath: '/point/walked' },
}
const inCtg = [
  ...pagesOf(made).map((page) => page.path),
  ...tables.map((table) => table.path),
  ...documentsOf(made).flatMap(({ paths }) => paths),
  ...(linkedPlaces.length > 0 ? ['/fichiers/walked'] : []),
].map((one) => `/ctg/walked${one}`)
const walked = [...inCtg, ...openPagesOf(made).map((page) => page.path)].map((one) => one.replace(/\?.*$/, ''))

const addressPattern = (address: string): RegExp =>
  new RegExp(`^${address.replace(/[.[\]]/g, '\\$&').replace(/:\w+/g, 'walked')}$`)
const isWalked = (address: string): boolean => walked.some((one) => addressPattern(address).test(one))
/** What tells of one CTG: its pages and files, its public page, what a link opens. */
const addresses = [...new Set(Object.values(routeTable).map(({ address }) => address))].filter((address) =>
  /^\/(ctg\/:ctgId|t\/|point\/)/.test(address),
)

test('every address that tells of a CTG is walked, or is listed with why it is not', () => {
  expect(addresses.filter((address) => !isWalked(address) && notWalked[address] === undefined)).toEqual([])
})
test('an address listed is there, is not walked, and has its reason', () => {
  const wrong = Object.entries(notWalked).filter(
    ([address, why]) => !addresses.includes(address) || isWalked(address) || why === '',
  )
  expect(wrong).toEqual([])
})
test('every path walked is that of a route', () => {
  expect(walked.filter((one) => !addresses.some((address) => addressPattern(address).test(one)))).toEqual([])
})
test('every answer of the OpenAPI document is walked, or is listed with why it is not', () => {
  const answers = Object.entries(makeOpenApi(path).paths).flatMap(([address, acts]) => ('get' in acts ? [address] : []))
  const read: ReadonlySet<string> = new Set(readPaths.map((one) => `/ctgs/{ctgId}${one}`))
  expect(answers.filter((address) => !read.has(address) && notWalkedAnswers[address] === undefined)).toEqual([])
  expect(Object.keys(notWalkedAnswers).filter((address) => read.has(address) || !answers.includes(address))).toEqual([])
})
