/** Where each page of the demonstration is: found by following links, as a person would. A page nobody links to is missing. */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { fillAddress, type RouteRow, routeTable } from '../test/route-table.ts'

export type Place = {
  readonly name: string
  readonly row: RouteRow
  readonly address: string
  /** Of the same route, those met besides. */
  readonly others: readonly string[]
}

const uuid = '[0-9a-f]{8}-[0-9a-f-]{27}'
const patternOf = ({ address }: RouteRow) => new RegExp(`^${address.replace(/\./g, '\\.').replace(/:\w+/g, uuid)}$`)
const patterns = Object.entries(routeTable).map(([name, row]) => ({ name, row, pattern: patternOf(row) }))

type Visitors = {
  /** Signed in. */
  readonly member: APIRequestContext
  readonly visitor: APIRequestContext
}

/** Pages of one route that are read for their links. */
const mostRead = 4

/** Addresses of one route met, the first ones to be read. */
type Met = { readonly addresses: string[]; read: number }

/** The page to read next: of the route read least, so that each is soon met. */
const nextOf = (met: ReadonlyMap<string, Met>): [string, Met] | undefined =>
  [...met]
    .filter(([, { addresses, read }]) => read < Math.min(addresses.length, mostRead))
    .reduce<[string, Met] | undefined>((least, one) => (least && least[1].read <= one[1].read ? least : one), undefined)

/**
 * @param home address of the CTG walked; the other CTGs are not entered
 * @param sought names of routes: the walk ends once each is met, or when no link is left
 * @returns one place per route met or unlinked, in the order of the table
 */
export async function walkSite(visitors: Visitors, home: string, sought: readonly string[]): Promise<readonly Place[]> {
  const met = new Map<string, Met>()
  const meet = (address: string) => {
    const route = patterns.find(({ pattern }) => pattern.test(address))
    if (!route) return
    const known = met.get(route.name) ?? { addresses: [], read: 0 }
    met.set(route.name, known)
    if (!known.addresses.includes(address)) known.addresses.push(address)
  }
  for (const address of ['/', '/connexion', home]) meet(address)
  for (let next = nextOf(met); next && sought.some((name) => !met.has(name)); next = nextOf(met)) {
    const [name, place] = next
    const row = routeTable[name]
    const address = place.addresses[place.read] ?? ''
    place.read += 1
    if (!row || row.kind !== undefined) continue
    const reader = row.readers === 'everyone' ? visitors.visitor : visitors.member
    for (const path of await linksOf(reader, address, home)) meet(path)
  }
  const ids = idsIn(met)
  return patterns.flatMap(({ name, row }) => {
    const isKnown = [...row.address.matchAll(/:(\w+)/g)].every(([, id = '']) => ids[id] !== undefined)
    const [first, ...others] = met.get(name)?.addresses ?? []
    const address = row.isUnlinked && isKnown ? fillAddress(row.address, ids) : first
    return address === undefined ? [] : [{ name, row, address, others }]
  })
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Takes a file for this process, also from one that ended without giving it back. */
function isTaken(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = fs.existsSync(lock) ? Number(fs.readFileSync(lock, 'utf8')) : 0
    if (holder > 0 && !isAlive(holder)) fs.rmSync(lock, { force: true })
    return false
  }
}

/** What the first worker finds serves the others of the run: a walk asks three hundred pages. */
export async function findOnce(name: string, find: () => Promise<readonly Place[]>): Promise<readonly Place[]> {
  const file = path.join(process.env.TRAME_E2E_DATA ?? '', `${name}.json`)
  const lock = `${file}.lock`
  const isFound = () => fs.existsSync(file)
  while (!isFound() && !isTaken(lock)) await wait(100)
  if (!isFound()) {
    try {
      const found = (await find()).map(({ name: route, address, others }) => [route, address, others])
      fs.writeFileSync(`${file}.part`, JSON.stringify(found))
      fs.renameSync(`${file}.part`, file)
    } finally {
      fs.rmSync(lock, { force: true })
    }
  }
  const places: readonly (readonly [string, string, readonly string[]])[] = JSON.parse(fs.readFileSync(file, 'utf8'))
  return places.flatMap(([route, address, others]) => {
    const row = routeTable[route]
    return row ? [{ name: route, row, address, others }] : []
  })
}

/** What a coordinator's walk looks for, and ends with. */
const linkedRoutes = Object.entries(routeTable)
  .filter(([, { kind, isUnlinked, isMadeByTest }]) => kind === undefined && !isUnlinked && !isMadeByTest)
  .map(([name]) => name)

/** The CTG of the demonstration, as the coordinator of the Caf goes round it. @param home its address */
export const walkDemonstration = (visitors: Visitors, home: string): Promise<readonly Place[]> =>
  findOnce('places', () => walkSite(visitors, home, linkedRoutes))

/** Ids of the places met, by their names in the addresses. */
function idsIn(met: ReadonlyMap<string, Met>): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [name, { addresses }] of met) {
    const [address = ''] = addresses
    const given = address.split('/')
    for (const [index, part] of (routeTable[name]?.address ?? '').split('/').entries())
      if (part.startsWith(':')) ids[part.slice(1)] ??= given[index] ?? ''
  }
  return ids
}

async function linksOf(request: APIRequestContext, address: string, home: string): Promise<readonly string[]> {
  const html = await (await request.get(address)).text()
  const paths = [...html.matchAll(/href="(\/[^"?#]*)/g)].map(([, path = '']) => path)
  return paths.filter((path) => !/^\/ctg\/[0-9a-f]{8}-/.test(path) || path.startsWith(home))
}
