/** The tar format (POSIX ustar), what we need of it: regular files, names up to 100 characters. Pure. */

export type TarEntry = { readonly name: string; readonly size: number }

export const blockSize = 512
const maxSize = 8 ** 11 - 1

/** Bytes that complete the last block of a content. */
export const paddingOf = (size: number): number => (blockSize - (size % blockSize)) % blockSize

/** Two empty blocks end an archive. */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * blockSize)

/** @throws Error on a name or a size that this form of the format cannot hold */
export function tarHeader({ name, size }: TarEntry, at: Date): Uint8Array {
  const nameBytes = new TextEncoder().encode(name)
  if (nameBytes.length > 100 || size > maxSize) throw new Error(`too long for a tar header: ${name} (${size} bytes)`)
  const block = new Uint8Array(blockSize)
  block.set(nameBytes, 0)
  put(block, 100, '0000600\0')
  put(block, 108, '0000000\0')
  put(block, 116, '0000000\0')
  put(block, 124, `${size.toString(8).padStart(11, '0')}\0`)
  put(
    block,
    136,
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
  )
  put(block, 156, '0')
  put(block, 257, 'ustar\u000000')
  put(block, 148, `${checksum(block).toString(8).padStart(6, '0')}\0 `)
  return block
}

/** @returns undefined for the empty block that ends an archive. @throws Error on anything else than a header of ours */
export function parseTarHeader(block: Uint8Array): TarEntry | undefined {
  if (block.every((byte) => byte === 0)) return
  if (Number.parseInt(text(block, 148, 8), 8) !== checksum(block)) throw new Error('not a tar header')
  return { name: text(block, 0, 100), size: Number.parseInt(text(block, 124, 12), 8) }
}

/** Sum of the bytes, those of the sum itself counted as spaces. */
const checksum = (block: Uint8Array): number =>
  block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)

const put = (block: Uint8Array, offset: number, ascii: string) => block.set(new TextEncoder().encode(ascii), offset)

function text(block: Uint8Array, offset: number, length: number): string {
  const bytes = block.subarray(offset, offset + length)
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end)).trim()
}
