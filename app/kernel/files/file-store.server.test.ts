import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type S3Server, startS3Server } from '#test/s3-server.ts'
import { copyFiles } from './copy-files.server.ts'
import { contentName, type FileStore } from './file-store.ts'
import { openFileStore, readSmallFile, storeFile } from './open-file-store.server.ts'
import { openS3Store } from './s3-store.server.ts'

const bytes = Buffer.from('Une délibération')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const another = createHash('sha256').update('nothing').digest('hex')

async function* inPieces(...pieces: readonly string[]) {
  for (const piece of pieces) yield Buffer.from(piece)
}

const given: { folder: string; s3?: S3Server } = { folder: '' }
beforeAll(async () => {
  given.s3 = await startS3Server()
})
afterAll(() => given.s3?.close())
beforeEach(() => {
  given.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-files-'))
})
afterEach(() => fs.rmSync(given.folder, { recursive: true }))

const s3Url = (): string => given.s3?.url ?? expect.unreachable('no S3 server')
/** A part of the bucket for each test. */
const ownPart = () => s3Url().replace('?', `/${path.basename(given.folder)}?`)

const stagedNames = () => {
  const folder = path.join(given.folder, 'files', 'incoming')
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}
const listed = async (files: FileStore) => {
  const found = []
  for await (const one of files.list()) found.push(one)
  return found
}

describe.each([
  { where: 'a folder', s3UrlOf: () => undefined },
  { where: 'S3', s3UrlOf: ownPart },
])('files in $where', ({ s3UrlOf }) => {
  const open = () => openFileStore({ dataFolder: given.folder, s3Url: s3UrlOf() })
  /** What happened to the bytes where they are kept, behind the store. */
  const spoil = async () => {
    if (s3UrlOf() === undefined) return fs.writeFileSync(path.join(given.folder, contentName(sha256)), 'Une altération')
    const store = openFileStore({ dataFolder: given.folder, s3Url: s3UrlOf() })
    await store.remove(sha256)
    await using staged = await store.stage(Buffer.from('Une altération'))
    const { path: file, size } = staged
    const own = path.join(given.folder, 'own')
    fs.copyFileSync(file, own)
    await openS3Store(ownPart()).put({ path: own, sha256, size })
  }

  test('a content is kept by its SHA-256 and read back', async () => {
    const files = open()
    expect(await storeFile(files, bytes)).toEqual({ sha256, size: bytes.length })
    const opened = await files.open(sha256)
    expect(opened?.size).toBe(bytes.length)
    expect(opened && (await buffer(opened.stream()))).toEqual(bytes)
    expect(stagedNames()).toEqual([])
  })

  test('the same bytes are kept once, whole or in pieces, even at the same time', async () => {
    const files = open()
    const keep = async (content: Uint8Array | AsyncIterable<Uint8Array>) => {
      await using staged = await files.stage(content)
      await files.keep(staged)
      return staged.sha256
    }
    const names = await Promise.all([keep(bytes), keep(inPieces('Une ', 'délibération')), keep(bytes)])
    expect(new Set(names)).toEqual(new Set([sha256]))
    expect(await listed(files)).toMatchObject([{ sha256, size: bytes.length, keptAt: expect.any(Date) }])
    expect(stagedNames()).toEqual([])
    await using again = await files.stage(bytes)
    expect(await files.keep(again)).toEqual({ isNew: false })
  })

  test('past the limit is refused, and a sending that stops leaves nothing behind', async () => {
    const files = open()
    await expect(files.stage(inPieces('12345', '678'), 7)).rejects.toMatchObject({ code: 'documents.too-large' })
    async function* broken() {
      yield bytes
      throw new Error('connection lost')
    }
    await expect(files.stage(broken())).rejects.toThrow('connection lost')
    expect(stagedNames()).toEqual([])
    expect(await listed(files)).toEqual([])
  })

  test('on a full disk is refused in words, and nothing is left', async () => {
    async function* full(code: string) {
      yield bytes
      throw Object.assign(new Error('no space left on device'), { code })
    }
    for (const code of ['ENOSPC', 'EDQUOT', 'EROFS'])
      await expect(open().stage(full(code))).rejects.toMatchObject({ code: 'documents.disk-full' })
    expect(stagedNames()).toEqual([])
  })

  test('a damaged content is told, is cut before its end, and is mended by the same bytes', async () => {
    await storeFile(open(), bytes)
    await spoil()
    const files = open()
    expect(await files.check(sha256)).toBe('damaged')
    const opened = await files.open(sha256)
    const received: Uint8Array[] = []
    const reading = async () => {
      for await (const piece of opened?.stream() ?? []) received.push(piece)
    }
    await expect(reading()).rejects.toThrow('another one')
    expect(received).toEqual([])
    expect(await readSmallFile(files, sha256)).toHaveLength(0)
    await using staged = await files.stage(bytes)
    expect(await files.keep(staged)).toEqual({ isNew: true })
    expect(await files.check(sha256)).toBe('sound')
  })

  test('a content that is not kept is absent; removed twice, it is removed', async () => {
    const files = open()
    expect(await files.open(another)).toBeUndefined()
    expect(await files.check(another)).toBe('absent')
    await storeFile(files, bytes)
    await files.remove(sha256)
    await files.remove(sha256)
    expect(await files.check(sha256)).toBe('absent')
    await expect(files.open('../../etc/passwd')).rejects.toThrow('not a SHA-256')
  })

  test('what a killed process left apart goes when it is old', async () => {
    const files = open()
    await files.stage(bytes)
    expect(await files.forgetStaged(new Date(Date.now() - 60_000))).toBe(0)
    expect(await files.forgetStaged(new Date(Date.now() + 60_000))).toBe(1)
    expect(stagedNames()).toEqual([])
  })

  test('many are listed, in the order of their names', async () => {
    const files = open()
    const stored = []
    for (let index = 0; index < 30; index += 1) stored.push((await storeFile(files, Buffer.from(`n° ${index}`))).sha256)
    expect((await listed(files)).map((one) => one.sha256)).toEqual(stored.sort())
  })
})

describe('an S3 service', () => {
  test('that refuses the keys stops the start; its address without secret is told by its form', async () => {
    const wrong = openFileStore({ dataFolder: given.folder, s3Url: s3Url().replace(':S3RVER@', ':wrong@') })
    await expect(wrong.probe()).rejects.toThrow('Le stockage S3 refuse Trame (réponse 403)')
    for (const s3 of ['s3.example.fr/trame', 'https://s3.example.fr/trame', 'https://key:secret@s3.example.fr/'])
      expect(() => openFileStore({ dataFolder: given.folder, s3Url: s3 })).toThrow('S3_URL ne se lit pas')
    const right = openFileStore({ dataFolder: given.folder, s3Url: s3Url() })
    await expect(right.probe()).resolves.toBeUndefined()
  })

  test('that does not answer refuses what is kept, and does not stop the start', async () => {
    const files = openFileStore({ dataFolder: given.folder, s3Url: 'http://key:secret@127.0.0.1:9/trame' })
    await expect(storeFile(files, bytes)).rejects.toMatchObject({ code: 'documents.store-unreachable' })
    await expect(files.probe()).resolves.toBeUndefined()
    expect(stagedNames()).toEqual([])
  })

  test('whose list comes in pages is read to its end', async () => {
    const stored = []
    const files = openFileStore({ dataFolder: given.folder, s3Url: ownPart() })
    for (let index = 0; index < 15; index += 1) stored.push((await storeFile(files, Buffer.from(`p. ${index}`))).sha256)
    const found = []
    for await (const one of openS3Store(ownPart(), 7).list()) found.push(one.sha256)
    expect(found).toEqual(stored.sort())
  })

  test('that falters is asked again', async () => {
    const statuses = [503, 429, 404]
    const faltering = createServer((_request, response) => response.writeHead(statuses.shift() ?? 500).end())
    await new Promise<void>((resolve) => faltering.listen(0, '127.0.0.1', resolve))
    const address = faltering.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const files = openFileStore({ dataFolder: given.folder, s3Url: `http://key:secret@127.0.0.1:${port}/trame` })
    expect(await files.check(sha256)).toBe('absent')
    expect(statuses).toEqual([])
    await new Promise((resolve) => faltering.close(resolve))
  })
})

describe('files carried from a folder to S3', () => {
  test('are all there, and a second run finds them; a damaged one is named and stays', async () => {
    const folder = openFileStore({ dataFolder: given.folder })
    const s3 = openFileStore({ dataFolder: given.folder, s3Url: ownPart() })
    await storeFile(folder, bytes)
    const other = await storeFile(folder, Buffer.from('une autre'))
    const spoilt = await storeFile(folder, Buffer.from('une troisième'))
    fs.writeFileSync(path.join(given.folder, contentName(spoilt.sha256)), 'une troisièmE')
    await storeFile(s3, Buffer.from('une autre'))
    const fresh = openFileStore({ dataFolder: given.folder })
    expect(await copyFiles(fresh, s3, () => undefined)).toEqual({ copied: 1, present: 1, damaged: [spoilt.sha256] })
    expect(await copyFiles(fresh, s3, () => undefined)).toMatchObject({ copied: 0, present: 2 })
    expect((await listed(s3)).map((one) => one.sha256)).toEqual([sha256, other.sha256].sort())
  })
})
