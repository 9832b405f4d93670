/** The room of the files of a CTG. Pure. Rules: docs/rules/documents.md §18. */

/** Each content counted once; in bytes. */
export type FileRoom = { readonly usedBytes: number; readonly mostBytes: number }

const nearlyFullRatio = 0.9

/** Announced early enough to make room before a file is refused. */
export const isNearlyFull = ({ usedBytes, mostBytes }: FileRoom): boolean => usedBytes > nearlyFullRatio * mostBytes
