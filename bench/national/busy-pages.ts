/** The ten busiest pages, asked by four people at a time among the coordinators of the whole instance, then the portfolios, that of a national account by its one person. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { createLatencies, type Latencies } from '../latencies.ts'
import type { ServedInstance } from '../served-instance.ts'
import { idIn } from './copy-ctg.ts'
import type { Follower } from './followers.ts'
import type { Template } from './template.ts'

type Turns = { readonly times: number; readonly together: number; readonly isRatioJudged: boolean }

const ctgsAsked = 24
const busy: Turns = { times: 240, together: 4, isRatioJudged: true }
const portfolioRequests = 24

/** One CTG of the instance, and what its coordinator opens. */
type Place = {
  readonly ctgId: string
  readonly personId: string
  readonly actionId: string
  readonly meetingId: string
  readonly themeId: string
}

const pages: readonly (readonly [name: string, address: (place: Place) => string])[] = [
  ['Tableau de bord', ({ ctgId }) => `/ctg/${ctgId}`],
  ['Plan', ({ ctgId }) => `/ctg/${ctgId}/plan`],
  ['Fiche action', ({ ctgId, actionId }) => `/ctg/${ctgId}/actions/${actionId}`],
  ['Suivi', ({ ctgId }) => `/ctg/${ctgId}/suivi`],
  ['Calendrier', ({ ctgId }) => `/ctg/${ctgId}/plan/calendrier`],
  ['Réunions', ({ ctgId }) => `/ctg/${ctgId}/reunions`],
  ['Une réunion', ({ ctgId, meetingId }) => `/ctg/${ctgId}/reunions/${meetingId}`],
  ['Thème du diagnostic', ({ ctgId, themeId }) => `/ctg/${ctgId}/diagnostic/${themeId}`],
  ['Convention', ({ ctgId }) => `/ctg/${ctgId}/convention`],
  ['Recherche', ({ ctgId }) => `/ctg/${ctgId}/recherche?q=accueil`],
]

export type PageTimes = {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers that are not the page. */
  readonly failures: number
  /** The ratio to the smallest instance is not judged where what is shown grows. */
  readonly isRatioJudged: boolean
}

/** Spread over the whole instance, so that no page is asked of a CTG that everybody reads. */
async function findPlaces({ db }: ServedInstance, { ctgId }: Template, count: number): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    select ctg.id as "ctgId",
      (select person_id from public.member join public.party on party.ctg_id = member.ctg_id and party.id = member.party_id
        where member.ctg_id = ctg.id and member.role = 'coordinator' and party.kind <> 'caf' limit 1) as "personId",
      (select id from public.action where action.ctg_id = ctg.id and number = 1 + n % 20) as "actionId",
      (select id from public.meeting where meeting.ctg_id = ctg.id and status = 'closed' order by starts_at desc limit 1) as "meetingId",
      (select id from public.theme where theme.ctg_id = ctg.id order by position limit 1) as "themeId"
    from unnest(array(select 1 + ((place * ${count}::int) / ${ctgsAsked}::int) from generate_series(0, ${ctgsAsked}::int - 1) as place)) as n
    join public.ctg on ctg.id = ${sql.raw(idIn('n', `'${ctgId}'`))}`.execute(db)
  if (rows.length !== ctgsAsked || rows.some((row) => Object.values(row).some((id) => id === null)))
    throw new Error('the places asked for are not all there')
  return rows
}

type Asked = { readonly address: string; readonly cookie: string }

async function ask(origin: string, { address, cookie }: Asked) {
  const begun = performance.now()
  const answer = await fetch(origin + address, { headers: { cookie, 'accept-encoding': 'gzip' } })
  await answer.arrayBuffer()
  return { isPage: answer.status === 200, ms: performance.now() - begun }
}

type Answers = { readonly latencies: Latencies; readonly failures: number }

async function askAll(origin: string, asked: readonly Asked[], times: number, together: number): Promise<Answers> {
  const latencies = createLatencies()
  const count = { next: 0, failures: 0 }
  const one = async () => {
    for (let turn = count.next++; turn < times; turn = count.next++) {
      const place = asked[turn % asked.length]
      if (!place) continue
      const { isPage, ms } = await ask(origin, place)
      latencies.add(ms)
      if (!isPage) count.failures += 1
    }
  }
  await Promise.all(Array.from({ length: together }, one))
  return { latencies, failures: count.failures }
}

async function time(origin: string, name: string, asked: readonly Asked[], { times, together, isRatioJudged }: Turns) {
  await askAll(origin, asked, asked.length, together)
  const { latencies, failures } = await askAll(origin, asked, times, together)
  const [p50, p95, p99] = [latencies.centile(0.5), latencies.centile(0.95), latencies.centile(0.99)] as const
  const inMs = [p50, p95, p99].map((ms) => ms.toLocaleString('fr-FR')).join(' / ')
  console.log(
    `${name} : p50 / p95 / p99 ${inMs} ms${failures > 0 ? `, ${failures} réponses ne sont pas la page` : ''}.`,
  )
  return { name, p50, p95, p99, failures, isRatioJudged }
}

/** Every page the measure asks for: also once each, when plans are looked at. */
export async function listAsked(instance: ServedInstance, template: Template, count: number) {
  const places = await findPlaces(instance, template, count)
  const cookies: string[] = []
  for (const { personId } of places) cookies.push(await instance.signIn(personId))
  return pages.map(([name, address]) => ({
    name,
    asked: places.map((place, rank) => ({ address: address(place), cookie: cookies[rank] ?? '' })),
  }))
}

/** @returns the times of each page, in order; and how many pages were answered a second, all together */
export async function measurePages(
  instance: ServedInstance,
  template: Template,
  count: number,
  portfolios: readonly Follower[],
): Promise<{ readonly pages: readonly PageTimes[]; readonly pagesPerSecond: number }> {
  const times: PageTimes[] = []
  const listed = await listAsked(instance, template, count)
  const begun = performance.now()
  for (const { name, asked } of listed) times.push(await time(instance.origin, name, asked, busy))
  const seconds = (performance.now() - begun) / 1000
  for (const { name, personId, together } of portfolios) {
    const asked = { address: '/', cookie: await instance.signIn(personId) }
    const { ms } = await ask(instance.origin, asked)
    console.log(`${name}, la première réponse, rien n’étant gardé : ${Math.round(ms).toLocaleString('fr-FR')} ms.`)
    times.push(await time(instance.origin, name, [asked], { times: portfolioRequests, together, isRatioJudged: false }))
  }
  return { pages: times, pagesPerSecond: (listed.length * (busy.times + ctgsAsked)) / seconds }
}

/** Each page of a few CTGs, one after the other. */
export async function visitOnce(instance: ServedInstance, template: Template, count: number): Promise<void> {
  for (const { asked } of await listAsked(instance, template, count))
    for (const one of asked.slice(0, 4)) await ask(instance.origin, one)
  await wait(500)
}
