/** Why an archive may not come in, and where in it that was met. Pure. Sentences: labels.fr.ts. Rules: docs/rules/archives.md §4. */
import { withoutControls } from '#app/kernel/without-controls.ts'

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
  'known-since',
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
    // A name comes from whoever made the archive: what the database does not keep is taken out.
    this.place = withoutControls(place).slice(0, 200)
  }
}
