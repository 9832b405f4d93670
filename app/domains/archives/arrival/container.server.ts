/** What is around the entries of an archive is as Trame writes it, byte by byte: nothing hides between them, and no byte was touched. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Entry } from 'yauzl'
import { descriptor, directoryLine, ending, localHeader, type WrittenEntry } from '../zip-writer.server.ts'
import { ArchiveRefused } from './refused.ts'

/** @param entries in the order of the directory. @throws ArchiveRefused altered */
export async function refuseOtherContainer(file: string, entries: readonly Entry[]): Promise<void> {
  await using handle = await open(file)
  const [first] = entries
  const stamp = { time: first?.lastModFileTime ?? 0, day: first?.lastModFileDate ?? 0 }
  const written = entries.map(
    (entry): WrittenEntry => ({
      ...{ name: Buffer.from(entry.fileName, 'utf8'), crc: entry.crc32, packed: entry.compressedSize },
      ...{ size: entry.uncompressedSize, offset: entry.relativeOffsetOfLocalHeader },
    }),
  )
  let place = 0
  for (const one of written) {
    if (one.offset !== place) throw new ArchiveRefused('altered', one.name.toString())
    const header = localHeader(one, stamp)
    await expectBytes(handle, place, header, one)
    place += header.length + one.packed
    const tail = descriptor(one)
    await expectBytes(handle, place, tail, one)
    place += tail.length
  }
  const start = place
  for (const one of written) {
    const line = directoryLine(one, stamp)
    await expectBytes(handle, place, line, one)
    place += line.length
  }
  const end = ending(written.length, start, place)
  await expectBytes(handle, place, end, undefined)
  if ((await handle.stat()).size !== place + end.length) throw new ArchiveRefused('altered', '')
}

async function expectBytes(
  handle: FileHandle,
  place: number,
  expected: Buffer,
  one: WrittenEntry | undefined,
): Promise<void> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(expected.length), 0, expected.length, place)
  if (bytesRead !== expected.length || !buffer.equals(expected))
    throw new ArchiveRefused('altered', one?.name.toString() ?? '')
}
