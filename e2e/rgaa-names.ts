/**
 * What a page says of its elements, read inside the browser: shown or not, their name, their words. A function sent to a page
 * knows nothing of its module: these are handed to it.
 */
import type { Page } from 'playwright-core'

/** In the order of the page. */
function all(selector: string): readonly Element[] {
  return [...document.querySelectorAll(selector)].filter((one) => !one.parentElement?.closest('[contenteditable=true]'))
}

/** Drawn on the page, folded parts aside. */
function isShown(element: Element): boolean {
  const isSeen = element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
  return isSeen && element.closest('[aria-hidden=true]') === null
}

/** On one line, as it is compared. */
function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** Words of an element that a screen reader says, those of its pictures as well. */
function wordsOf(element: Element): string {
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
function nameOf(element: Element): string {
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
  const isNamedApart = element.matches('table, fieldset, svg, figure, section, article, nav, form, div, [role=img]')
  if (isNamedApart && !element.matches('[role=button], [role=link], [role=tab], [role=option]'))
    return plain(own?.textContent)
  return wordsOf(element) || plain(element.getAttribute('title'))
}

/** The beginning of an element, to find it again. */
function markOf(element: Element): string {
  return element.outerHTML.replace(/\s+/g, ' ').slice(0, 140)
}

/** What a reader hears of a group: an item or a row by its words, the others by their name. */
function nameOfGroup(group: Element): string {
  return group.matches('li, tr') ? plain(group.textContent).slice(0, 80) : nameOf(group)
}

const tools = { all, isShown, markOf, nameOf, nameOfGroup, plain, wordsOf }
export type Tools = typeof tools

const declared = Object.entries(tools)
  .map(([name, body]) => `const ${name} = ${body}`)
  .join('\n')

/** Runs these in the page, each with the tools. @returns what each found, by its name, empty ones left out */
export const runInPage = (
  page: Page,
  finders: Readonly<Record<string, (tools: Tools) => readonly string[]>>,
): Promise<readonly (readonly [name: string, found: readonly string[]])[]> =>
  page.evaluate(`(() => { ${declared}
    const tools = { ${Object.keys(tools).join(', ')} }
    return [${Object.entries(finders).map(([name, find]) => `['${name}', (${find})(tools)]`)}] })()`)
