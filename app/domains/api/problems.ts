/** Errors of the API, by their stable codes (RFC 9457). Pure. */
export const apiErrors = {
  'token-missing': 401,
  'token-refused': 401,
  'not-found': 404,
  'invalid-query': 400,
  'method-not-allowed': 405,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
} as const
export type ApiErrorCode = keyof typeof apiErrors
