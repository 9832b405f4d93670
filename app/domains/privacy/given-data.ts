/** What a person is given of hers: from which tables, without which columns. Pure. Rules: docs/rules/privacy.md §2. */

/**
 * What opens something, or only serves Trame to recognise it: never given, not even to her. Nor what was wrong in figures, which
 * tells them: she may write for another party since (docs/rules/deposits.md §6.4).
 */
const secrets = [
  'correction_reason',
  ...['token', 'token_hash', 'unsubscribe_hash', 'link_hash', 'proof', 'sealed_secret', 'password', 'network_key'],
  ...['accessToken', 'refreshToken', 'idToken', 'secret_salt', 'once_key', 'unsubscribe_url', 'kept_body_text'],
  ...[
    'calendar',
    'identifier',
    'file_sha256',
    'anchor_from',
    'anchor_to',
    'open_session_id',
    'last_step',
    'public_key',
    'credential_id',
    'sealed_id_token',
  ],
]
export const isSecret = (column: string): boolean => secrets.includes(column) || /(_hash|_secret|sha256)$/.test(column)

/** Of these types a column holds the words of others too, or nothing to read. */
const unreadTypes: readonly string[] = ['json', 'jsonb', 'bytea']
export const isReadable = (type: string): boolean => !unreadTypes.includes(type)

/** Tables about the person only, outside any CTG: given even after her mandate has ended. */
export const tablesOfAccount: readonly string[] = [
  ...[
    'person',
    'person_account',
    'person_session',
    'second_factor',
    'passkey',
    'provider_identity',
    'member',
    'acting_as',
    'personal_archive',
  ],
  ...['person_reduction', 'notice_choice', 'digest_refusal', 'portfolio_columns', 'portfolio_campaign'],
  ...['outgoing_mail', 'seat', 'survey_team', 'calendar_feed'],
]

/** Beyond, the latest are given and the archive says how many there are. */
export const mostRows = 5_000

/** Days the archive stays to be downloaded. */
export const archiveDays = 7
/** Minutes during which she may download it, once she has proven who she is. */
export const openMinutes = 10

export type GivenList = {
  readonly table: string
  readonly label: string
  readonly total: number
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}
