/** The pictures of the chapters, as the end-to-end run left them: `public/guides/` and what it noted of each. */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Written by e2e/guides.spec.ts, which holds its words to those that Trame still has. */
export const picturesFile = path.join(import.meta.dirname, 'pictures.json')

const notes = z.record(
  z.string(),
  z.object({
    width: z.number(),
    height: z.number(),
    /** Of the bytes: a picture that changes has another address. */
    sha256: z.string(),
    /** Titles, buttons and fields it shows, in their order, numbers left out. */
    shows: z.array(z.string()),
  }),
)
export type PictureNotes = z.infer<typeof notes>

/** By key of chapter. */
export const readPictureNotes = (): PictureNotes => notes.parse(JSON.parse(fs.readFileSync(picturesFile, 'utf8')))

/** « coordination-inviter.webp » */
export const pictureName = (key: string): string => `${key.replace('/', '-')}.webp`

export type Picture = { readonly src: string; readonly width: number; readonly height: number }

let read: PictureNotes | undefined

/** Undefined for a chapter whose picture no run has made yet. */
export function pictureOf(key: string): Picture | undefined {
  read ??= readPictureNotes()
  const note = read[key]
  return (
    note && { src: `/guides/${pictureName(key)}?v=${note.sha256.slice(0, 8)}`, width: note.width, height: note.height }
  )
}
