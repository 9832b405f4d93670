/** A limit on attempts of one kind by one person, address or link. Pure. */

/** No more than `most` in `minutes`. */
export type AttemptLimit = { readonly name: string; readonly most: number; readonly minutes: number }
