/** Authorities worth a line of their own, and how many others: communes of which nothing is asked are counted, not listed. Pure. */
import { type Bearer, duties } from './sppe.ts'

export function partBearers(bearers: readonly Bearer[]) {
  const verdicts = (bearer: Bearer) => duties.map((duty) => bearer.duties[duty])
  const listed = bearers.filter((bearer) => bearer.kind !== 'commune' || verdicts(bearer).includes('required'))
  const others = bearers.filter((bearer) => !listed.includes(bearer))
  const toConfirm = others.filter((bearer) => verdicts(bearer).includes('to-confirm'))
  return { listed, toConfirm: toConfirm.length, without: others.length - toConfirm.length }
}
