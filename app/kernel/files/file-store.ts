/** Files by their content: the same bytes are kept once, under their SHA-256, in a folder or on S3. Pure. Why: docs/decisions/0018. */

export type StoredContent = { readonly sha256: string; readonly size: number }

/** A content written apart on this machine, whole and synchronised, not kept yet; gone once let go. */
export type StagedFile = StoredContent & { readonly path: string } & AsyncDisposable

export type OpenedFile = {
  readonly size: number
  /** May be read once. Fails at its end, the last piece withheld, when the bytes are not those of the name. */
  readonly stream: () => AsyncGenerator<Uint8Array>
}

export type KeptObject = StoredContent & { readonly keptAt: Date }

/** Where bytes are kept under the names of `contentName`: what a folder and S3 both do, and nothing more. */
export type ObjectStore = {
  /** Whole or not at all; another content of that name is replaced. */
  readonly put: (file: Omit<StagedFile, keyof AsyncDisposable>) => Promise<void>
  readonly open: (sha256: string) => Promise<OpenedFile | undefined>
  readonly remove: (sha256: string) => Promise<void>
  /** In the order of their names. */
  readonly list: () => AsyncGenerator<KeptObject>
  /** @throws StartError when what the environment says cannot be used */
  readonly probe: () => Promise<void>
}

export type FileState = 'sound' | 'damaged' | 'absent'

export type FileStore = Pick<ObjectStore, 'open' | 'remove' | 'list' | 'probe'> & {
  /**
   * Writes a content apart.
   * @throws DomainError too-large `documents.too-large` past the limit; unavailable `documents.disk-full`; nothing is left then
   */
  readonly stage: (content: Uint8Array | AsyncIterable<Uint8Array>, limitBytes?: number) => Promise<StagedFile>
  /** @returns whether it was not there, or not whole; one that is there and sound is not written again */
  readonly keep: (file: StagedFile) => Promise<{ readonly isNew: boolean }>
  /** Whether the bytes are there and those of their name: told before a first byte is sent to someone. */
  readonly check: (sha256: string) => Promise<FileState>
  /** Removes what a killed process left apart. @returns how many */
  readonly forgetStaged: (before: Date) => Promise<number>
}

const sha256Pattern = /^[0-9a-f]{64}$/

/** `files/ab/cd/<sha256>`, in a folder, on S3 and in a backup. @throws Error when this is no SHA-256, so never outside */
export function contentName(sha256: string): string {
  if (!sha256Pattern.test(sha256)) throw new Error(`not a SHA-256: ${sha256}`)
  return `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** The content that a name is of; undefined for any other name. */
export const sha256OfName = (name: string): string | undefined =>
  /^files\/[0-9a-f]{2}\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(name)?.[1]
