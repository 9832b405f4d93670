/** Why an archive may not come in, and where in it that was met. Pure. Sentences: labels.fr.ts. Rules: docs/rules/archives.md §4. */

export const refusalCodes = [
  'not-a-zip',
  'encrypted',
  'not-a-file',
  'doubled-name',
  'unknown-entry',
  'unlisted-entry',
  'absent-entry',
  'no-manifest',
  'newer',
  'older',
  'too-large',
  'altered',
  'unknown-table',
  'unknown-column',
  'bad-row',
  'wrong-count',
  'other-ctg',
  'unknown-person',
  'same-address-twice',
  'unknown-territory',
  'file-absent',
  'ids-taken',
  'does-not-hold',
] as const
export type ArchiveRefusal = (typeof refusalCodes)[number]

export class ArchiveRefused extends Error {
  readonly code: ArchiveRefusal
  /** A name of entry or of table; never what is in it. */
  readonly place: string

  constructor(code: ArchiveRefusal, place: string, cause?: unknown) {
    super(`${code}: ${place}`, { cause })
    this.name = 'ArchiveRefused'
    this.code = code
    this.place = place.slice(0, 200)
  }
}
