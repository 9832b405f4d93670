/** Before one signs out: nothing typed here stays on a device that others may use. */
import { countCopies, forgetAllCopies } from '../local-copies.ts'
import { writtenTextLabels } from '../written-text-labels.fr.ts'

/** @returns false when there are words not saved yet and one would rather stay */
export async function letWordsGo(): Promise<boolean> {
  if ((await countCopies(indexedDB)) > 0 && !window.confirm(writtenTextLabels.confirmSignOut)) return false
  await forgetAllCopies(indexedDB)
  return true
}
