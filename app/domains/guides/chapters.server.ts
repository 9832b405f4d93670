/** The chapters of the guides, read once from their Markdown beside this file. */
import fs from 'node:fs'
import path from 'node:path'
import { type Chapter, chapterKeys } from './guides.ts'
import { readChapter } from './read-chapter.server.ts'

const folder = path.join(import.meta.dirname, 'content')

let read: ReadonlyMap<string, Chapter> | undefined

/** By key, in the order of the guides. */
export function listChapters(): ReadonlyMap<string, Chapter> {
  read ??= new Map(
    chapterKeys.map((key) => [key, readChapter(key, fs.readFileSync(path.join(folder, `${key}.md`), 'utf8'))]),
  )
  return read
}
