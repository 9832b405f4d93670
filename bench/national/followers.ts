/** Who follows many CTGs: an adviser of sixty, and a national account that reads them all. */
import type pg from 'pg'
import { idIn, uuidOf } from './copy-ctg.ts'
import type { Template } from './template.ts'

export type Follower = {
  readonly name: string
  readonly personId: string
  /** How many ask at a time: advisers are many, and each has her portfolio; a national account is one person's. */
  readonly together: number
}

type Account = Follower & { readonly isNational: boolean }

const ctgsOfAdviser = 60

const followers: readonly Account[] = [
  {
    ...{ name: 'Portefeuille d’une conseillère', personId: '00000000-0000-4000-8000-00000000ad01' },
    ...{ isNational: false, together: 4 },
  },
  {
    ...{ name: 'Portefeuille national', personId: '00000000-0000-4000-8000-00000000ad02' },
    ...{ isNational: true, together: 1 },
  },
]

/** @param count CTGs of the instance: the adviser follows sixty of them, or all when there are fewer */
export async function addFollowers(
  client: pg.ClientBase,
  { ctgId }: Template,
  count: number,
): Promise<readonly Follower[]> {
  for (const { name, personId, isNational } of followers) {
    await client.query(
      `insert into public.person (id, name, email) values ($1::uuid, $2, $1::uuid || '@exemple.fr') on conflict do nothing`,
      [personId, name],
    )
    await client.query(
      `insert into public.member (ctg_id, id, person_id, party_id, role, function_title, created_at)
       select party.ctg_id, ${uuidOf("$1::uuid || ' ' || party.ctg_id")}, $1::uuid, party.id, $2::member_role, 'suivi', now()
       from generate_series(1, $3::int) as n join public.party on party.ctg_id = ${idIn('n', `'${ctgId}'`)} and party.kind = 'caf'
       on conflict do nothing`,
      [personId, isNational ? 'reader' : 'coordinator', isNational ? count : Math.min(count, ctgsOfAdviser)],
    )
  }
  return followers
}
