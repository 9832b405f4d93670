/** What a page says of its elements, read inside the browser: shown or not, their name, their words. Used by rgaa-checks.ts. */

/** Drawn on the page, folded parts aside. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
}

/** On one line, as it is compared. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** Words of an element that a screen reader says, those of its pictures as well. */
export function wordsOf(element: Element): string {
  const words = [...element.childNodes].map((node) => {
    if (node instanceof Text) return node.data
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return ''
    const told = node.getAttribute('aria-label') ?? node.getAttribute('alt')
    if (told !== null) return ` ${told} `
    const isInline = getComputedStyle(node).display.startsWith('inline')
    return isInline ? wordsOf(node) : ` ${wordsOf(node)} `
  })
  return plain(words.join(''))
}

/** Name of a link, a button, a field, a group, a table. */
export function nameOf(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  const told = plain(ids.map((id) => document.getElementById(id)?.textContent).join(' '))
  if (told !== '') return told
  const label = plain(element.getAttribute('aria-label'))
  if (label !== '') return label
  if (element instanceof HTMLInputElement && ['submit', 'button', 'reset'].includes(element.type))
    return plain(element.value)
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
    return plain([...(element.labels ?? [])].map((one) => one.textContent).join(' '))
  const own = element.querySelector(':scope > caption, :scope > legend, :scope > title, :scope > figcaption')
  if (['TABLE', 'FIELDSET', 'SVG', 'FIGURE'].includes(element.tagName.toUpperCase())) return plain(own?.textContent)
  return wordsOf(element) || plain(element.getAttribute('title'))
}

/** The beginning of an element, to find it again. */
export function markOf(element: Element): string {
  return element.outerHTML.replace(/\s+/g, ' ').slice(0, 140)
}
