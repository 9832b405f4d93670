/**
 * Every element that our pages draw passes here, by `jsxImportSource` of tsconfig.json: its sentences, ours and people's, are set
 * with French spaces as they are shown (docs/decisions/0042). What is typed in a field, copied as code or sent by a form is not.
 */
import type { ElementType, Key, ReactElement } from 'react'
import { jsx as draw, jsxs as drawSeveral } from 'react/jsx-runtime'
import { setFrench, setFrenchPieces } from '#app/kernel/french-typography.ts'

export { Fragment, type JSX } from 'react/jsx-runtime'

type Props = Readonly<Record<string, unknown>>

/** Their words are typed or copied: not one sign is changed. */
const asTyped: ReadonlySet<unknown> = new Set(['textarea', 'code', 'pre', 'script', 'style'])

/** Attributes that are read out or shown. */
const readOut: ReadonlySet<string> = new Set(['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt'])

/** Stands for an element among the words of a sentence. */
const drawn = '\ufffc'

const isText = (child: unknown): child is string | number => typeof child === 'string' || typeof child === 'number'
const isNothing = (child: unknown) => child === null || child === undefined || typeof child === 'boolean'

/**
 * Words side by side are one text: React would write a mark between two, and keep each apart. Nothing takes the place of those that
 * joined the one before, so that an element after them keeps its own. @returns the same children when no two are side by side
 */
function joinTexts(children: readonly unknown[]): readonly unknown[] {
  let joined: unknown[] | undefined
  let first = -1
  for (let place = 0; place < children.length; place += 1) {
    const child = children[place]
    if (isNothing(child)) continue
    if (!isText(child)) first = -1
    else if (first === -1) first = place
    else {
      joined ??= [...children]
      joined[first] = `${joined[first]}${child}`
      joined[place] = null
    }
  }
  return joined ?? children
}

function setAlone(children: readonly unknown[]): readonly unknown[] {
  let changed: unknown[] | undefined
  for (let place = 0; place < children.length; place += 1) {
    const child = children[place]
    if (typeof child !== 'string') continue
    const set = setFrench(child)
    if (set === child) continue
    changed ??= [...children]
    changed[place] = set
  }
  return changed ?? children
}

/** What is set by what stands beyond an element: quotes within quotes, and the short word before a name. */
const beyondElement = /[«»]|(?:n°|\.|Mme) $/

/** A sentence cut in pieces by the names in it is set whole, where that counts. @returns the same children when nothing changes */
function setPieces(children: readonly unknown[]): readonly unknown[] {
  if (!children.some((child) => typeof child === 'string' && beyondElement.test(child))) return setAlone(children)
  const texts = children.map((child) => (typeof child === 'string' ? child : drawn))
  const set = setFrenchPieces(texts)
  if (texts.every((text, index) => text === set[index])) return children
  return children.map((child, index) => (typeof child === 'string' ? set[index] : child))
}

function setChildren(children: unknown): unknown {
  if (typeof children === 'string') return setFrench(children)
  if (!Array.isArray(children) || !children.some((child) => typeof child === 'string')) return children
  return setPieces(joinTexts(children))
}

/** What differs once set; undefined for nearly every element. */
function setProps(type: ElementType, props: Props): Props | undefined {
  // A component draws elements, which pass here in their turn; but what it draws may part the pieces of a sentence.
  if (typeof type === 'function' ? !Array.isArray(props.children) : asTyped.has(type)) return
  let changed: Record<string, unknown> | undefined
  const children = setChildren(props.children)
  if (children !== props.children) {
    changed = { children }
    // An option without a value sends its words.
    if (type === 'option' && props.value === undefined) changed.value = [props.children].flat().filter(isText).join('')
  }
  // An element has two or three, which are looked at; to look for five that are not there costs thrice as much.
  for (const name in props) {
    const words = props[name]
    if (typeof words !== 'string' || !readOut.has(name)) continue
    const set = setFrench(words)
    if (set !== words) changed = { ...changed, [name]: set }
  }
  return changed && { ...props, ...changed }
}

export const jsx = (type: ElementType, props: Props, key?: Key): ReactElement =>
  draw(type, setProps(type, props) ?? props, key)

export const jsxs = (type: ElementType, props: Props, key?: Key): ReactElement =>
  drawSeveral(type, setProps(type, props) ?? props, key)

/** As development asks for it: whether the children are static says which of the two draws. */
export const jsxDEV = (type: ElementType, props: Props, key: Key | undefined, isStatic: boolean): ReactElement =>
  (isStatic ? jsxs : jsx)(type, props, key)
