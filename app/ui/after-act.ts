/**
 * After an act on the page one is on, one goes on from where one was: the page does not scroll, and when what held the
 * focus is gone with the act, the focus goes to what came next. In the browser only.
 */

/** What could take the focus after the form last sent, in the order of the page; undefined when no act is under way. */
let followers: readonly HTMLElement[] | undefined

const focusable = 'a[href], button, summary, select, textarea, input:not([type="hidden"])'

/** When a form is sent. */
export function rememberPlace(form: HTMLFormElement): void {
  const all = [...document.querySelectorAll<HTMLElement>(`main :is(${focusable})`)]
  followers = all.filter(
    (one) => !form.contains(one) && (form.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
}

/** When the page has changed after it. @param isSamePage false when the act led elsewhere: one starts at the top */
export function resumePlace(isSamePage: boolean): void {
  const next = followers
  followers = undefined
  if (next === undefined) return
  if (!isSamePage && window.location.hash === '') window.scrollTo(0, 0)
  if (isSamePage && document.activeElement === document.body)
    next.find((one) => one.isConnected)?.focus({ preventScroll: true })
}
