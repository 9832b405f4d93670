/**
 * Ids replaced as an archive arrives: those of people known here already, and all of them when the CTG is here already. The same
 * id becomes the same new one wherever it is written, without a list of them. Pure but for its hash.
 */
import { createHash } from 'node:crypto'

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export type IdMap = {
  /** True when no id changes: lines go in as they are. */
  readonly isEmpty: boolean
  readonly idOf: (id: string) => string
  readonly inText: (text: string) => string
  /** As long as it was: in the updates of a text, lengths are written before words. @param hex as PostgreSQL writes bytes, `\x…` */
  readonly inBytes: (hex: string) => string
}

/** A version 8 UUID: its bits are ours. */
function derivedId(arrivalId: string, id: string): string {
  const hex = createHash('sha256').update(`${arrivalId} ${id}`).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * @param people ids of the archive → ids here
 * @param arrivalId what new ids are derived from; undefined when the others are kept
 */
export function idMap(people: ReadonlyMap<string, string>, arrivalId: string | undefined): IdMap {
  const idOf = (id: string): string => people.get(id) ?? (arrivalId === undefined ? id : derivedId(arrivalId, id))
  const inText = (text: string): string => text.replace(idPattern, idOf)
  const isEmpty = arrivalId === undefined && [...people].every(([was, now]) => was === now)
  return {
    ...{ isEmpty, idOf, inText },
    inBytes: (hex) => {
      const text = Buffer.from(hex.slice(2), 'hex').toString('latin1')
      return `\\x${Buffer.from(inText(text), 'latin1').toString('hex')}`
    },
  }
}
