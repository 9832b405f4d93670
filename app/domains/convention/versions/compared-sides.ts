/** Which two texts an address asks to compare: « de=1&a=projet ». Pure. */

/** A number of version, or the text being written. */
export type ComparedSide = number | 'draft'

/** Anything that is not a version number is ignored: the page then proposes two versions. */
function sideOf(value: string | null): ComparedSide | undefined {
  if (value === 'projet') return 'draft'
  return value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined
}

export const comparedSides = (params: URLSearchParams) => ({
  before: sideOf(params.get('de')),
  after: sideOf(params.get('a')),
})
