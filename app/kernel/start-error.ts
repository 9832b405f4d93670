/** A condition that keeps Trame from starting and that whoever started it can cure. Pure. */

/** Its message is one French sentence, printed alone (no stack) before the process ends with code 1. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'StartError'
  }
}

/** The `code` of a system error (`EACCES`, `EADDRINUSE`…); undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return
  return typeof error.code === 'string' ? error.code : undefined
}
