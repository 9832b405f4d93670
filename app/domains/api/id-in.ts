/** An id of an address. Pure. */
import { z } from 'zod'
import { ApiRefusal } from './problems.ts'

const shape = z.uuid()

/** @throws ApiRefusal not-found, for what is no id too */
export function idIn(ids: Readonly<Record<string, string>>, name: string): string {
  const read = shape.safeParse(ids[name])
  if (!read.success) throw new ApiRefusal('not-found')
  return read.data
}
