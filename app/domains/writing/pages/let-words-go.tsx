/** Before one signs out: nothing typed here stays on a device that others may use. */
import { forgetDraftsOf, listDraftsOf, onDevice } from '#app/ui/drafts.ts'
import { countCopies, forgetAllCopies } from '../local-copies.ts'
import { writtenTextLabels } from '../written-text-labels.fr.ts'

/** @returns false when there are words not saved yet and one would rather stay */
export async function letWordsGo(personId: string): Promise<boolean> {
  const unsaved = (await countCopies(indexedDB)) + listDraftsOf(onDevice(), personId, new Date()).length
  if (unsaved > 0 && !window.confirm(writtenTextLabels.confirmSignOut(unsaved))) return false
  forgetDraftsOf(onDevice(), personId)
  await forgetAllCopies(indexedDB)
  return true
}
