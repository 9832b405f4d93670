/** The two CTGs of a renewal side by side: their lists, what answers what, what came already. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type Pairs, pairSettings, type Setting } from '../find-again.ts'
import type { CarriedKind, Offer } from '../renewal.ts'
import { loadSetting } from '../setting.server.ts'

export type Scene = {
  readonly ctgId: string
  readonly formerId: string
  /** Today in the CTG that ends. */
  readonly today: string
  readonly from: Setting
  readonly to: Setting
  readonly pairs: Pairs
  /** By the id it had: what came by the renewal. */
  readonly carried: ReadonlyMap<string, string>
}

export type Carried = { readonly kind: CarriedKind; readonly formerId: string; readonly itemId: string }

/** A chapter: what it offers, and how what is chosen is written. */
export type ChapterModule = {
  readonly list: (db: Reader, scene: Scene) => Promise<readonly Offer[]>
  /** @param ids of open offers @returns what came, to be kept */
  readonly write: (work: Work, scene: Scene, ids: ReadonlySet<string>) => Promise<readonly Carried[]>
}

type Places = Pick<Scene, 'ctgId' | 'formerId' | 'today'>

/** Three statements. The caller has checked that both may be read. */
export async function loadScene(db: Reader, places: Places): Promise<Scene> {
  const { ctgId, formerId } = places
  const [from, to, rows] = await Promise.all([
    loadSetting(db, formerId),
    loadSetting(db, ctgId),
    rowsOf(db, 'renewal_item', { ctg_id: ctgId, former_ctg_id: formerId }).list([
      'former_id as formerId',
      'item_id as itemId',
    ]),
  ])
  const carried = new Map(rows.map((row) => [row.formerId, row.itemId]))
  return { ...places, from, to, pairs: pairSettings(from, to), carried }
}

/** Whether it came, or is there by another way. */
export function stateOf(
  { carried }: Pick<Scene, 'carried'>,
  id: string,
  here: string | undefined,
): Pick<Offer, 'state' | 'to'> {
  const came = carried.get(id)
  if (came !== undefined) return { state: 'carried', to: came }
  return here === undefined ? { state: 'open', to: null } : { state: 'present', to: here }
}
