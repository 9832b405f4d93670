/** Reads the entries of a compressed tar one after the other, without holding it in memory. */
import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'

export type ReadEntry = {
  readonly name: string
  /** To be read whole before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>
}

/** @throws Error when the file is cut, or is not a compressed tar */
export async function* readTar(file: string): AsyncGenerator<ReadEntry> {
  const entries = extract()
  // What fails on the way ends the entries with its error.
  pipeline(fs.createReadStream(file), createGunzip(), entries).catch(() => undefined)
  for await (const entry of entries) yield { name: entry.header.name, content: Readable.from(entry) }
}
