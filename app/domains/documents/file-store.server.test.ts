import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentPath, openFile, storeFile } from './file-store.server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trame-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = Buffer.from('Une délibération')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const waitingFiles = () => readdir(path.join(folder, 'files', 'incoming'))

async function* inPieces(...pieces: readonly string[]) {
  for (const piece of pieces) yield Buffer.from(piece)
}

describe('a file', () => {
  test('is kept by its content and read back', async () => {
    expect(await storeFile(folder, bytes)).toEqual({ sha256, size: bytes.length })
    const opened = await openFile(folder, sha256)
    expect(opened?.size).toBe(bytes.length)
    expect(opened && (await buffer(opened.stream()))).toEqual(bytes)
  })

  test('is kept once, whole or in pieces, even at the same time', async () => {
    const kept = await Promise.all([
      storeFile(folder, bytes),
      storeFile(folder, inPieces('Une ', 'délibération')),
      storeFile(folder, bytes),
    ])
    expect(new Set(kept.map((file) => file.sha256))).toEqual(new Set([sha256]))
    expect(await readdir(path.dirname(contentPath(folder, sha256)))).toEqual([sha256])
    expect(await waitingFiles()).toEqual([])
  })

  test('past the limit or empty is refused, and nothing is kept', async () => {
    await expect(storeFile(folder, inPieces('12345', '678'), 7)).rejects.toMatchObject({ code: 'documents.too-large' })
    await expect(storeFile(folder, inPieces())).rejects.toMatchObject({ code: 'documents.empty' })
    expect(await waitingFiles()).toEqual([])
    expect(await readdir(path.join(folder, 'files'))).toEqual(['incoming'])
  })

  test('whose sending stops leaves nothing behind', async () => {
    async function* broken() {
      yield bytes
      throw new Error('connection lost')
    }
    await expect(storeFile(folder, broken())).rejects.toThrow('connection lost')
    expect(await waitingFiles()).toEqual([])
  })
})

test('a content that is not kept is undefined; a name that is no content is an error', async () => {
  expect(await openFile(folder, sha256)).toBeUndefined()
  await expect(openFile(folder, '../../etc/passwd')).rejects.toThrow('not a SHA-256')
})
