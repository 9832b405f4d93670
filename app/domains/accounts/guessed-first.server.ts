/** The lists of what is guessed first, read when a password is first chosen: they weigh some megabytes. */
import { type GuessedFirst, plain } from './password-rules.ts'

const read: { lists?: Promise<GuessedFirst> } = {}

async function readLists(): Promise<GuessedFirst> {
  const [{ dictionary: common }, { dictionary: french }] = await Promise.all([
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ])
  return {
    passwords: new Set(common['passwords-common'].map(plain)),
    words: new Set(Object.values(french).flatMap((words) => words.map(plain))),
  }
}

/** The same lists at each call. */
export function guessedFirst(): Promise<GuessedFirst> {
  read.lists ??= readLists()
  return read.lists
}
