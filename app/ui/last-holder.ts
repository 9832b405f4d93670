/** Forms whose page alone holds their words, where the device keeps nothing: one is asked before leaving it. In the browser. */
const holders = new Set<HTMLFormElement>()

const ask = (event: BeforeUnloadEvent): void => {
  if (holders.values().some((form) => form.isConnected)) event.preventDefault()
}

/** @param isAlone whether nothing else holds the words typed in this form */
export function holdAlone(form: HTMLFormElement, isAlone: boolean): void {
  if (isAlone) holders.add(form)
  else holders.delete(form)
  // A page left without it: nothing of it stays in memory, nor is anybody asked for it.
  for (const one of holders) if (!one.isConnected) holders.delete(one)
  // Only while it is needed: a page with such a listener is not kept ready by « page précédente ».
  if (holders.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}
