/** What a person may be told when an act is refused. Pure. The French sentence of a code is in the slice's `labels.fr.ts`. */

/** Why the act did not happen; the route wrapper gives each its status. */
export type RefusalKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'unavailable' | 'too-many' | 'too-large'

export class DomainError extends Error {
  readonly kind: RefusalKind
  /** `<slice>.<reason>`, a key of that slice's refusals. */
  readonly code: string
  /** Sentences by field of the form, when the refusal concerns fields. */
  readonly fields: Readonly<Record<string, string>>

  constructor(kind: RefusalKind, code: string, fields: Readonly<Record<string, string>> = {}) {
    super(`${kind}: ${code}`)
    this.name = 'DomainError'
    this.kind = kind
    this.code = code
    this.fields = fields
  }
}

/** Lets an act go on when it is allowed. @throws DomainError forbidden */
export function authorize(allowed: boolean, code: string): asserts allowed {
  if (!allowed) throw new DomainError('forbidden', code)
}

/** The row asked for, of this CTG. @throws DomainError not-found, also for another CTG's id */
export function found<T>(row: T | undefined, code: string): T {
  if (row === undefined) throw new DomainError('not-found', code)
  return row
}

/** The one of this id. @throws DomainError not-found */
export const foundById = <T extends { readonly id: string }>(things: readonly T[], id: string, code: string): T =>
  found(
    things.find((one) => one.id === id),
    code,
  )

/** Throws the refusal that a rule returned, if any. The page explains with the same function. @throws DomainError conflict */
export function refuse(slice: string, refusal: string | undefined): void {
  if (refusal !== undefined) throw new DomainError('conflict', `${slice}.${refusal}`)
}
