/** Errors of the API, by their stable codes (RFC 9457), and what the layers below throw to say one. Pure. */
export const apiErrors = {
  'token-missing': 401,
  'token-refused': 401,
  'origin-refused': 403,
  'scope-missing': 403,
  'mandate-ended': 403,
  forbidden: 403,
  'not-found': 404,
  'invalid-query': 400,
  'key-missing': 400,
  'key-reused': 422,
  'version-missing': 428,
  'changed-meanwhile': 412,
  'not-json': 415,
  'too-large': 413,
  'invalid-body': 422,
  'batch-refused': 422,
  refused: 409,
  'method-not-allowed': 405,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
} as const
export type ApiErrorCode = keyof typeof apiErrors

/** What is wrong, and where in what was sent (RFC 6901). */
export type FieldError = { readonly pointer: string; readonly detail: string }

/** An act that touched the thing since the version one read. */
export type ChangeSince = { readonly at: string; readonly by: string; readonly act: string }

/** A refusal of the API itself. */
export class ApiRefusal extends Error {
  readonly code: ApiErrorCode
  /** Instead of what is said of every error of this code. */
  readonly detail: string | undefined
  readonly errors: readonly FieldError[]
  readonly changes: readonly ChangeSince[]

  constructor(
    code: ApiErrorCode,
    options: {
      readonly detail?: string
      readonly errors?: readonly FieldError[]
      readonly changes?: readonly ChangeSince[]
    } = {},
  ) {
    super(code)
    this.name = 'ApiRefusal'
    this.code = code
    this.detail = options.detail
    this.errors = options.errors ?? []
    this.changes = options.changes ?? []
  }
}

/** Some of what was sent together is refused: none of it is kept. */
export class BatchRefusal extends Error {
  /** Each refusal by the place of its item, from 0. */
  readonly refusals: ReadonlyMap<number, unknown>
  readonly count: number

  constructor(refusals: ReadonlyMap<number, unknown>, count: number) {
    super('batch-refused')
    this.name = 'BatchRefusal'
    this.refusals = refusals
    this.count = count
  }
}
