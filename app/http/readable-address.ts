/** Addresses that no page can have. Pure. */
import { refusalLabels } from './refusal-labels.fr.ts'

/**
 * Why it cannot be read, as a sentence; undefined when it can. U+0000: no text holds it, and PostgreSQL keeps none
 * (kernel/storable.ts). A cut « % »: the router would print the whole address on the output, secret of a link included.
 */
export function unreadableAddress(url: string): string | undefined {
  if (url.includes('%00')) return refusalLabels.addressUnreadable
  try {
    decodeURIComponent(new URL(url).pathname)
  } catch {
    return refusalLabels.addressBroken
  }
}
