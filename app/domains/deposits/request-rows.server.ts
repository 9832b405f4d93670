/** Data requests as pages read them, in one statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import type { RequestState } from './requests.ts'

const most = 200

export type RequestRow = {
  readonly id: string
  readonly title: string
  readonly request: string
  readonly purpose: string
  readonly state: RequestState
  readonly askingPartyId: string
  readonly askingPartyName: string
  readonly askedPartyId: string
  readonly askedPartyName: string
  readonly themeId: string | null
  readonly themeName: string | null
  readonly wantedOn: string | null
  readonly promisedOn: string | null
  readonly answer: string
  readonly askedBy: string
  readonly askedOn: string
  readonly answeredBy: string
  readonly answeredOn: string | null
  readonly version: number
  /** What was deposited to answer it, the last first; without what another party has not shown yet. */
  readonly datasets: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
  }[]
}

type Asked = { readonly ctgId: string; readonly actingPartyId: string; readonly id?: string }

/** @returns open ones first, the oldest asked first; then the others, the last answered first */
export async function listRequests(db: Reader, { ctgId, actingPartyId, id }: Asked): Promise<readonly RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select request.id, title, request, purpose, state, asking_party_id as "askingPartyId", asking.name as "askingPartyName",
      asked_party_id as "askedPartyId", asked.name as "askedPartyName", request.theme_id as "themeId", theme.name as "themeName",
      wanted_on as "wantedOn", promised_on as "promisedOn", answer, asked_by as "askedBy",
      (asked_at at time zone 'Europe/Paris')::date as "askedOn", answered_by as "answeredBy",
      (answered_at at time zone 'Europe/Paris')::date as "answeredOn", request.version,
      coalesce((select json_agg(json_build_object('id', dataset.id, 'name', dataset.name, 'state', dataset.state)
        order by deposited_at desc) from dataset where dataset.ctg_id = ${ctgId} and data_request_id = request.id
          and (dataset.state in ('shown', 'corrected') or dataset.party_id = ${actingPartyId})), '[]') as datasets
    from data_request as request
    join party as asking on asking.ctg_id = request.ctg_id and asking.id = asking_party_id
    join party as asked on asked.ctg_id = request.ctg_id and asked.id = asked_party_id
    left join theme on theme.ctg_id = request.ctg_id and theme.id = request.theme_id
    where request.ctg_id = ${ctgId} and ${id === undefined ? sql`true` : sql`request.id = ${id}`}
    order by state in ('asked', 'promised') desc, case when state in ('asked', 'promised') then asked_at end,
      answered_at desc nulls last, request.id
    limit ${most}`.execute(db)
  return rows
}
