/** Reads one file in a thread of the browser: the page stays alive, and a file that is a trap dies with it. */
import { type FileAnswer, readFile } from './read-file.ts'

export type FileQuestion = { readonly name: string; readonly bytes: ArrayBuffer }

addEventListener('message', async ({ data }: MessageEvent<FileQuestion>) => {
  const answer: FileAnswer = await readFile(data.name, new Uint8Array(data.bytes))
  postMessage(answer)
})
