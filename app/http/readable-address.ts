/** Addresses that no page can have. Pure. */

/**
 * Why it cannot be read, as a sentence; undefined when it can. U+0000: no text holds it, and PostgreSQL keeps none
 * (kernel/storable.ts). A cut « % »: the router would print the whole address on the output, secret of a link included.
 */
export function unreadableAddress(url: string): string | undefined {
  if (url.includes('%00')) return 'Cette adresse contient un caractère qui ne se lit pas (%00) : retirez-le.'
  try {
    decodeURIComponent(new URL(url).pathname)
  } catch {
    return 'Cette adresse est abîmée : reprenez-la entière, telle que vous l’avez reçue.'
  }
}
