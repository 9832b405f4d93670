/** Reads the entries of a compressed tar one after the other, without holding it in memory. */
import fs from 'node:fs'
import { createGunzip } from 'node:zlib'
import { blockSize, paddingOf, parseTarHeader } from './tar.ts'

export type ReadEntry = {
  readonly name: string
  readonly size: number
  /** To be read before the next entry is asked for; what is left is skipped. */
  readonly content: () => AsyncGenerator<Buffer>
}

/** @throws Error when the file is cut, or is not a compressed tar */
export async function* readTar(file: string): AsyncGenerator<ReadEntry> {
  const gunzip = createGunzip()
  const source = fs.createReadStream(file).on('error', (error) => gunzip.destroy(error))
  const bytes = createReader(source.pipe(gunzip))
  for (;;) {
    const entry = parseTarHeader(await bytes.take(blockSize))
    if (!entry) return
    const rest = { size: entry.size }
    const content = () => takeRest(bytes, rest)
    yield { ...entry, content }
    for await (const skipped of content()) void skipped
    await bytes.take(paddingOf(entry.size))
  }
}

async function* takeRest(bytes: Reader, rest: { size: number }): AsyncGenerator<Buffer> {
  while (rest.size > 0) {
    const chunk = await bytes.takeUpTo(rest.size)
    rest.size -= chunk.length
    yield chunk
  }
}

type Reader = {
  /** Exactly so many bytes. */
  readonly take: (size: number) => Promise<Buffer>
  /** At least one byte, at most so many. */
  readonly takeUpTo: (size: number) => Promise<Buffer>
}

function createReader(stream: AsyncIterable<Buffer>): Reader {
  const chunks = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  async function takeUpTo(size: number): Promise<Buffer> {
    while (held.length === 0) {
      const next = await chunks.next()
      if (next.done) throw new Error('the archive is cut')
      held = next.value
    }
    const taken = held.subarray(0, size)
    held = held.subarray(taken.length)
    return taken
  }

  async function take(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = size; left > 0; ) {
      const part = await takeUpTo(left)
      left -= part.length
      parts.push(part)
    }
    return Buffer.concat(parts)
  }

  return { take, takeUpTo }
}
