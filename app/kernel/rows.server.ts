/** Rows of a CTG by their whole key: no statement made here can forget the CTG. */
import type { JoinBuilder, StringReference } from 'kysely'

type Known<Id extends string, D, T extends keyof D> = Id extends `${infer Table}.${string}`
  ? Id | `${Table}.ctg_id` extends StringReference<D, T>
    ? JoinBuilder<D, T>
    : never
  : never

/** For a join: the row of the same CTG that an id names, `sameCtg('party.id', 'seat.party_id')`. */
export function sameCtg<Theirs extends string, Ours extends string>(
  theirs: Theirs,
  ours: Ours,
): <D, T extends keyof D>(join: Known<Theirs, D, T> & Known<Ours, D, T>) => JoinBuilder<D, T>
export function sameCtg(theirs: string, ours: string) {
  const ctgOf = (id: string) => `${id.slice(0, id.indexOf('.'))}.ctg_id`
  return (join: JoinBuilder<Record<string, Record<string, string>>, string>) =>
    join.onRef(ctgOf(theirs), '=', ctgOf(ours)).onRef(theirs, '=', ours)
}
